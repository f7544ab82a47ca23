package org.grantway.projects;

import java.util.List;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;

/**
 * Who may see what of a project.
 */
@Component
class ProjectAccess {

	private final ProjectRepository projects;

	private final InstalmentRepository instalments;

	ProjectAccess(ProjectRepository projects, InstalmentRepository instalments) {
		this.projects = projects;
		this.instalments = instalments;
	}

	/** The project with that number, if the actor may see it. */
	Project requireVisible(String number, Actor actor) {
		return this.projects.findByNumber(number)
			.filter((project) -> maySee(project, actor))
			.orElseThrow(() -> new NotFound("project " + number));
	}

	boolean maySee(Project project, Actor actor) {
		return actor != null && (isOwn(project, actor) || isStaff(project, actor) || isRegion(project, actor)
				|| actor.holds(Role.INSPECTOR));
	}

	boolean isPrincipalInvestigator(Project project, Actor actor) {
		return actor.is(project.principalInvestigator());
	}

	/** The project's own side: its leader and the host's office. */
	boolean isOwn(Project project, Actor actor) {
		return isPrincipalInvestigator(project, actor) || actor.holds(Role.HOST_OFFICE, project.host());
	}

	boolean isStaff(Project project, Actor actor) {
		return List.of(project.agency(), project.leadDepartment())
			.stream()
			.anyMatch((office) -> List
				.of(Role.AGENCY_OFFICER, Role.PROGRAMME_OFFICER, Role.FINANCE_OFFICER, Role.DECISION_MAKER,
						Role.ARCHIVIST, Role.PANEL_SECRETARY)
				.stream()
				.anyMatch((role) -> actor.holds(role, office)));
	}

	/** A region that pays a share. */
	boolean isRegion(Project project, Actor actor) {
		return actor.grants()
			.stream()
			.filter((grant) -> List.of(Role.REGION_SCIENCE, Role.REGION_FINANCE, Role.REGION_GOVERNMENT)
				.contains(grant.role()))
			.anyMatch((grant) -> this.instalments.findByProjectIdOrderByOrdinalAscFunderAsc(project.id())
				.stream()
				.anyMatch((one) -> one.funder().equals(grant.scope())));
	}

	boolean mayArchive(Project project, Actor actor) {
		return actor.holds(Role.ARCHIVIST, project.leadDepartment()) || actor.holds(Role.ARCHIVIST, project.agency());
	}

	void requireArchive(Project project, Actor actor) {
		if (!mayArchive(project, actor) && !actor.holds(Role.INSPECTOR)) {
			throw new NotAllowed("projects.archive.not-yours");
		}
	}

	/** The queue of payments; which rows it holds is a matter of each project. */
	void requireFinance(Actor actor) {
		if (!isFinance(actor)) {
			throw new NotAllowed("projects.finance.not-yours");
		}
	}

	static boolean isFinance(Actor actor) {
		return actor != null && (actor.holds(Role.FINANCE_OFFICER) || actor.holds(Role.REGION_FINANCE)
				|| actor.holds(Role.INSPECTOR));
	}

	boolean mayPay(Project project, Actor actor) {
		return actor.holds(Role.FINANCE_OFFICER, project.agency())
				|| actor.holds(Role.FINANCE_OFFICER, project.leadDepartment()) || isRegion(project, actor)
				|| actor.holds(Role.INSPECTOR);
	}

	boolean isAdministrator(Actor actor) {
		return actor.holds(Role.SYSTEM_ADMINISTRATOR) || actor.holds(Role.SECURITY_ADMINISTRATOR)
				|| actor.holds(Role.AUDIT_ADMINISTRATOR);
	}

}
