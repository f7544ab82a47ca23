package org.grantway.applications;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

	/**
	 * The applications with these numbers, in their order.
	 * @throws NotAllowed if the actor is the office of no institution
	 * @param asked which check is done, or null for the one that waits
	 * @throws Refused if none or too many are chosen, those of several calls or with
	 * different checks
	 * @throws NotFound if one is none of the actor's institution
	 */
	@Transactional(readOnly = true)
	Selection chosen(Collection<String> numbers, HostCheck asked, Actor actor) {
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
		Map<UUID, Map<HostCheck, WorkItem>> waiting = new HashMap<>();
		Set<HostCheck> checks = EnumSet.noneOf(HostCheck.class);
		open.forEach((application,
				items) -> items.forEach((item) -> HostCheck.of(item, actor)
					.filter((check) -> asked == null || check == asked)
					.ifPresent((check) -> {
						checks.add(check);
						waiting.computeIfAbsent(application, (id) -> new EnumMap<>(HostCheck.class))
							.putIfAbsent(check, item);
					})));
		if (checks.size() > 1) {
			throw new Refused("applications.batch.one-check");
		}
		HostCheck check = checks.stream().findFirst().orElse((asked != null) ? asked : HostCheck.REVIEW);
		return new Selection(check,
				wanted.stream()
					.map(found::get)
					.map((one) -> new Chosen(one.view(), leaders.get(one.principalInvestigator()).name(),
							waiting.getOrDefault(one.id(), Map.of()).get(check)))
					.toList());
	}

	/**
	 * @param check what waits for the reader in all of them that wait
	 */
	record Selection(HostCheck check, List<Chosen> chosen) {

		List<WorkItem> items() {
			return this.chosen.stream().map(Chosen::item).filter(Objects::nonNull).toList();
		}

	}

	/**
	 * @param item its check, or null if it does not wait for the reader
	 */
	record Chosen(ApplicationView application, LocalizedText leader, WorkItem item) {

	}

}
