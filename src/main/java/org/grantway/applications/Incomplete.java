package org.grantway.applications;

import java.util.List;

import org.grantway.applications.content.Finding;

/**
 * What should be complete is not; what was typed is kept.
 */
class Incomplete extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Finding> findings;

	Incomplete(List<Finding> findings) {
		super(findings.toString());
		this.findings = List.copyOf(findings);
	}

	List<Finding> findings() {
		return this.findings;
	}

}
