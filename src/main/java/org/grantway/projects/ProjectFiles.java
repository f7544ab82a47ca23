package org.grantway.projects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.FileAccess;
import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;

/**
 * Who may open the files of a project: those who may see the project.
 */
@Component
class ProjectFiles implements FileAccess {

	private final ProjectRepository projects;

	private final ProjectAccess access;

	ProjectFiles(ProjectRepository projects, ProjectAccess access) {
		this.projects = projects;
		this.access = access;
	}

	@Override
	public String caseType() {
		return Project.CASE_TYPE;
	}

	@Override
	@Transactional(readOnly = true)
	public boolean mayOpen(Actor reader, StoredFile file) {
		return this.projects.findById(file.of().id())
			.filter((project) -> this.access.maySee(project, reader))
			.isPresent();
	}

}
