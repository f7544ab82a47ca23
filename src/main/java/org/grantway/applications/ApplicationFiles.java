package org.grantway.applications;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.FileAccess;
import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;

/**
 * Who may open the files of an application: those who may read it.
 */
@Component
class ApplicationFiles implements FileAccess {

	private final GrantApplications applications;

	private final ApplicationAccess access;

	ApplicationFiles(GrantApplications applications, ApplicationAccess access) {
		this.applications = applications;
		this.access = access;
	}

	@Override
	public String caseType() {
		return "application";
	}

	@Override
	@Transactional(readOnly = true)
	public boolean mayOpen(Actor reader, StoredFile file) {
		return this.applications.findById(file.of().id())
			.filter((application) -> this.access.mayRead(application, reader))
			.isPresent();
	}

}
