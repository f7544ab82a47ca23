package org.grantway.projects;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Who may see what of a project.
 */
@Component
class ProjectAccess {

	private static final Set<Role> STAFF = EnumSet.of(Role.AGENCY_OFFICER, Role.PROGRAMME_OFFICER, Role.FINANCE_OFFICER,
			Role.DECISION_MAKER, Role.ARCHIVIST, Role.PANEL_SECRETARY);

	private static final Set<Role> REGIONS = EnumSet.of(Role.REGION_SCIENCE, Role.REGION_FINANCE,
			Role.REGION_GOVERNMENT);

	private final ProjectRepository projects;

	private final InstalmentRepository instalments;

	private final FormerHostRepository formerHosts;

	ProjectAccess(ProjectRepository projects, InstalmentRepository instalments, FormerHostRepository formerHosts) {
		this.projects = projects;
		this.instalments = instalments;
		this.formerHosts = formerHosts;
	}

	/** The project with that number, if the actor may see it. */
	Project requireVisible(String number, Actor actor) {
		return this.projects.findByNumber(number)
			.filter((project) -> maySee(project, actor))
			.orElseThrow(() -> new NotFound("project " + number));
	}

	/**
	 * The project with that number as the actor may read it: as it is, or as it was when
	 * it left the actor's institution.
	 */
	Reading requireReadable(String number, Actor actor) {
		Project project = this.projects.findByNumber(number).orElseThrow(() -> new NotFound("project " + number));
		if (maySee(project, actor)) {
			return new Reading(project, null);
		}
		return new Reading(project, leftBy(project, actor).orElseThrow(() -> new NotFound("project " + number)));
	}

	/**
	 * When the project left the actor's institution; empty if it did not, or if the actor
	 * may see it as it is.
	 */
	Optional<FormerHost> leftBy(Project project, Actor actor) {
		return Optional.ofNullable(leftBy(List.of(project), actor).get(project.id()));
	}

	/** Of these projects those that have left the actor's institution, by their ids. */
	Map<UUID, FormerHost> leftBy(Collection<Project> projects, Actor actor) {
		Set<String> hosts = (actor != null) ? hosts(actor) : Set.of();
		List<UUID> others = hosts.isEmpty() ? List.of()
				: projects.stream().filter((project) -> !maySee(project, actor)).map(Project::id).toList();
		Map<UUID, FormerHost> left = new HashMap<>();
		if (!others.isEmpty()) {
			this.formerHosts.findByProjectIdInAndHostInOrderByLeftAt(others, hosts)
				.forEach((one) -> left.put(one.projectId(), one));
		}
		return left;
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
		return Stream.of(project.agency(), project.leadDepartment())
			.anyMatch((office) -> STAFF.stream().anyMatch((role) -> actor.holds(role, office)));
	}

	/** The offices on whose projects the actor works. */
	static Set<String> offices(Actor actor) {
		return scopes(actor, STAFF);
	}

	/** The offices whose payments the actor makes. */
	static Set<String> paymentOffices(Actor actor) {
		return scopes(actor, EnumSet.of(Role.FINANCE_OFFICER));
	}

	/** The offices whose archive the actor keeps. */
	static Set<String> archives(Actor actor) {
		return scopes(actor, EnumSet.of(Role.ARCHIVIST));
	}

	static Set<String> regions(Actor actor) {
		return scopes(actor, REGIONS);
	}

	static Set<String> hosts(Actor actor) {
		return scopes(actor, EnumSet.of(Role.HOST_OFFICE));
	}

	private static Set<String> scopes(Actor actor, Set<Role> roles) {
		return actor.grants()
			.stream()
			.filter((grant) -> roles.contains(grant.role()))
			.map(RoleAt::scope)
			.collect(Collectors.toSet());
	}

	/** A region that pays a share. */
	boolean isRegion(Project project, Actor actor) {
		Set<String> regions = regions(actor);
		return !regions.isEmpty() && this.instalments.existsByProjectIdAndFunderIn(project.id(), regions);
	}

	boolean mayArchive(Project project, Actor actor) {
		return actor.holds(Role.ARCHIVIST, project.leadDepartment()) || actor.holds(Role.ARCHIVIST, project.agency());
	}

	boolean mayReadArchive(Project project, Actor actor) {
		return mayArchive(project, actor) || actor.holds(Role.INSPECTOR);
	}

	void requireArchive(Project project, Actor actor) {
		if (!mayReadArchive(project, actor)) {
			throw new NotAllowed("projects.archive.not-yours");
		}
	}

	/** The list of what is archived; which rows it holds is a matter of each project. */
	void requireArchives(Actor actor) {
		if (!readsArchives(actor)) {
			throw new NotAllowed("projects.archive.not-yours");
		}
	}

	static boolean readsArchives(Actor actor) {
		return actor != null && (actor.holds(Role.ARCHIVIST) || actor.holds(Role.INSPECTOR));
	}

	void requireArchivist(Project project, Actor actor) {
		if (!mayArchive(project, actor)) {
			throw new NotAllowed("projects.archive.not-yours");
		}
	}

	void requireWriter(Project project, Actor actor) {
		if (!isPrincipalInvestigator(project, actor)) {
			throw new NotAllowed("projects.report.not-yours");
		}
	}

	/** Whether the actor records that money of this funder came back. */
	boolean mayRecordReturn(Project project, String funder, Actor actor) {
		return actor.holds(Role.FINANCE_OFFICER, project.agency()) || actor.holds(Role.REGION_FINANCE, funder);
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

	boolean isAdministrator(Actor actor) {
		return actor.holds(Role.SYSTEM_ADMINISTRATOR) || actor.holds(Role.SECURITY_ADMINISTRATOR)
				|| actor.holds(Role.AUDIT_ADMINISTRATOR);
	}

	/**
	 * A project for its reader.
	 *
	 * @param left by which institution and when it was left, whose office reads it as it
	 * was then; null for those who see it as it is
	 */
	record Reading(Project project, FormerHost left) {

	}

}
