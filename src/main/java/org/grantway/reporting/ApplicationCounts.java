package org.grantway.reporting;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.grantway.applications.Applications;
import org.grantway.programmes.CallFigures;

/**
 * Counts applications for the list of calls.
 */
@Component
class ApplicationCounts implements CallFigures {

	private final Applications applications;

	ApplicationCounts(Applications applications) {
		this.applications = applications;
	}

	@Override
	public Map<UUID, Long> applications() {
		return this.applications.countByCall();
	}

	@Override
	public Set<String> submittedFrom(UUID call) {
		return this.applications.submittedFrom(call);
	}

}
