package org.grantway.projects;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.RunningProjects;

/**
 * Tells which projects are not over yet.
 */
@Component
@Transactional(readOnly = true)
class ProjectsUnderWay implements RunningProjects {

	private final ProjectRepository projects;

	ProjectsUnderWay(ProjectRepository projects) {
		this.projects = projects;
	}

	@Override
	public Map<UUID, String> of(Collection<UUID> applications) {
		return this.projects.findByApplicationIdIn(applications)
			.stream()
			.filter((project) -> project.status().isUnderWay())
			.collect(Collectors.toMap(Project::applicationId, Project::number));
	}

	@Override
	public Set<UUID> leadersAt(Collection<String> hosts) {
		return this.projects.leadersAt(hosts,
				Arrays.stream(ProjectStatus.values()).filter(ProjectStatus::isUnderWay).toList());
	}

	@Override
	public List<Led> ledBy(Collection<UUID> people) {
		return this.projects.findByPrincipalInvestigatorInOrderByNumberDesc(people)
			.stream()
			.filter((project) -> project.status().isUnderWay())
			.map((project) -> new Led(project.principalInvestigator(), project.asCase(), project.title(),
					project.host()))
			.toList();
	}

}
