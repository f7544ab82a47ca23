package org.grantway.documents;

import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;

import org.springframework.stereotype.Component;

/**
 * A kind of case for these tests: inspectors read its files, and whoever stored them.
 */
@Component
class SampleFileAccess implements FileAccess {

	static final String CASE_TYPE = "sample";

	@Override
	public String caseType() {
		return CASE_TYPE;
	}

	@Override
	public boolean mayOpen(Actor reader, StoredFile file) {
		return reader.is(file.by()) || reader.holds(Role.INSPECTOR);
	}

}
