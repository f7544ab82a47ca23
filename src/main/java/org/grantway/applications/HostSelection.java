package org.grantway.applications;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Finds the applications that a research office has chosen in its queue, with the checks
 * of them that wait for it.
 */
@Component
class HostSelection {

	static final String TASK = "Task_HostReview";

	private static final int MOST = 25;

	private final GrantApplications applications;

	private final ApplicationAccess access;

	private final People people;

	private final Worklist worklist;

	HostSelection(GrantApplications applications, ApplicationAccess access, People people, Worklist worklist) {
		this.applications = applications;
		this.access = access;
		this.people = people;
		this.worklist = worklist;
	}

	/** Whether it is the check of a host that the actor can answer now. */
	static boolean isFor(WorkItem item, Actor actor) {
		return item.task().equals(TASK) && (item.assignee() == null || actor.is(item.assignee()))
				&& item.candidates().stream().anyMatch((candidate) -> actor.grantFor(candidate).isPresent());
	}

	/**
	 * The applications with these numbers, in their order.
	 * @throws NotAllowed if the actor is the office of no institution
	 * @throws Refused if none or too many are chosen, or those of several calls
	 * @throws NotFound if one is none of the actor's institution
	 */
	@Transactional(readOnly = true)
	List<Chosen> chosen(Collection<String> numbers, Actor actor) {
		if (this.access.hostsOf(actor).isEmpty()) {
			throw new NotAllowed("applications.access.host-only");
		}
		Set<String> wanted = new LinkedHashSet<>(numbers);
		if (wanted.isEmpty()) {
			throw new Refused("applications.batch.none");
		}
		if (wanted.size() > MOST) {
			throw new Refused("applications.batch.too-many", MOST);
		}
		Map<String, GrantApplication> found = this.applications.findByCaseNumberIn(wanted)
			.stream()
			.filter((one) -> one.documentId() != null && this.access.isItsHost(one, actor))
			.collect(Collectors.toMap(GrantApplication::number, Function.identity()));
		wanted.stream().filter((number) -> !found.containsKey(number)).findFirst().ifPresent((number) -> {
			throw new NotFound("application " + number);
		});
		if (found.values().stream().map(GrantApplication::callId).distinct().count() > 1) {
			throw new Refused("applications.batch.one-call");
		}
		Map<UUID, List<WorkItem>> open = this.worklist.openOf("application",
				found.values().stream().map(GrantApplication::id).collect(Collectors.toSet()));
		Map<UUID, PersonView> leaders = this.people
			.all(found.values().stream().map(GrantApplication::principalInvestigator).collect(Collectors.toSet()));
		return wanted.stream()
			.map(found::get)
			.map((one) -> new Chosen(one.view(), leaders.get(one.principalInvestigator()).name(),
					open.getOrDefault(one.id(), List.of())
						.stream()
						.filter((item) -> isFor(item, actor))
						.findFirst()
						.orElse(null)))
			.toList();
	}

	/**
	 * @param item its check, or null if it does not wait for the reader
	 */
	record Chosen(ApplicationView application, LocalizedText leader, WorkItem item) {

	}

}
