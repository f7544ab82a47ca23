package org.grantway.projects;

import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Notice;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkflowStep;
import org.grantway.workflow.Worklist;

/**
 * What the process of money that was demanded back asks of this module.
 */
@WorkflowStep("demandSteps")
public class DemandSteps {

	/** How long before the money is due both sides are reminded. */
	private static final Duration BEFORE = Duration.ofDays(10);

	private final Demands demands;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	DemandSteps(Demands demands, Worklist worklist, ApplicationEventPublisher events) {
		this.demands = demands;
		this.worklist = worklist;
		this.events = events;
	}

	/** Until when the money is to have come. */
	public Date due(String demandId) {
		return Date.from(this.demands.dueAt(demand(demandId)));
	}

	public Date remindAt(String demandId) {
		return Date.from(this.demands.dueAt(demand(demandId)).minus(BEFORE));
	}

	/** Who records what came back: the agency's finance, and that of a region. */
	public String finance(String demandId) {
		Posting demand = demand(demandId);
		Stream<RoleAt> agency = Stream.of(RoleAt.of(Role.FINANCE_OFFICER, project(demandId).agency()));
		Stream<RoleAt> region = Stream.of(demand.funder())
			.filter((funder) -> !funder.equals(Instalment.CENTRAL))
			.map((funder) -> RoleAt.of(Role.REGION_FINANCE, funder));
		return Stream.concat(agency, region).map(RoleAt::toString).collect(Collectors.joining(","));
	}

	public String hostOffice(String demandId) {
		return RoleAt.of(Role.HOST_OFFICE, project(demandId).host()).toString();
	}

	/** Reminds the host, if it has not said that it paid, and who records. */
	public void remind(String demandId) {
		UUID demand = UUID.fromString(demandId);
		this.worklist.remind(demand, "Task_PayBack", null);
		this.worklist.remind(demand, "Task_RecordReturn", null);
		tell(demandId, "project.return-reminded");
	}

	/**
	 * Tells host and agency that not all has come in time; the leader hears of it too.
	 */
	public void overdue(String demandId) {
		Project project = project(demandId);
		tell(demandId, "project.return-overdue");
		String page = "/projects/" + project.number() + "/payments";
		Stream.of(RoleAt.of(Role.HOST_OFFICE, project.host()), RoleAt.of(Role.AGENCY_OFFICER, project.agency()))
			.forEach((office) -> this.events
				.publishEvent(new Notice(project.asCase(), office, "project.return-overdue", page, null)));
	}

	private void tell(String demandId, String action) {
		Posting demand = demand(demandId);
		this.events.publishEvent(Fact.of(project(demandId).asCase(), action)
			.by(Actor.SYSTEM)
			.now("funder", demand.funder())
			.now("amount", this.demands.open(demand))
			.now("due", this.demands.dueOn(demand)));
	}

	private Posting demand(String id) {
		return this.demands.require(UUID.fromString(id));
	}

	private Project project(String demandId) {
		return this.demands.projectOf(demand(demandId));
	}

}
