package org.grantway.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.CaseDesk.CaseBrief;
import org.grantway.workflow.CaseDesk.HistoryAccess;

/**
 * Finds cases by number, title, name and host, and shows only those whose content the
 * reader may see.
 */
@Component
class CaseSearch {

	private static final int MOST = 50;

	private static final Set<HistoryAccess> READERS = Set.of(HistoryAccess.CASE, HistoryAccess.STAFF,
			HistoryAccess.FULL);

	private final Map<String, CaseDesk> desks;

	private final Applications applications;

	private final People people;

	private final Organisations organisations;

	CaseSearch(List<CaseDesk> desks, Applications applications, People people, Organisations organisations) {
		this.desks = desks.stream().collect(Collectors.toMap(CaseDesk::caseType, (desk) -> desk));
		this.applications = applications;
		this.people = people;
		this.organisations = organisations;
	}

	List<CaseBrief> find(String typed, Actor reader) {
		String text = (typed != null) ? typed.strip() : "";
		if (text.length() < 2) {
			return List.of();
		}
		Map<UUID, CaseBrief> found = new LinkedHashMap<>();
		this.desks.values()
			.forEach((desk) -> desk.byNumber(text, reader).ifPresent((ref) -> keep(desk, ref.id(), reader, found)));
		CaseDesk desk = this.desks.get("application");
		for (ApplicationView application : matches(text)) {
			if (application.submittedAt() == null && !isOwn(application, reader)) {
				continue;
			}
			keep(desk, application.id(), reader, found);
		}
		return new ArrayList<>(found.values());
	}

	/** A draft that was never submitted is known to its writers only. */
	private static boolean isOwn(ApplicationView application, Actor reader) {
		return reader.is(application.principalInvestigator()) || application.team().contains(reader.personId());
	}

	private List<ApplicationView> matches(String text) {
		List<UUID> leaders = this.people.search(text).stream().map(People.PersonView::id).toList();
		List<String> hosts = this.organisations.search(text)
			.stream()
			.map(Organisations.OrganisationView::code)
			.toList();
		return this.applications.search(text, leaders, hosts, MOST);
	}

	private static void keep(CaseDesk desk, UUID id, Actor reader, Map<UUID, CaseBrief> found) {
		if (!found.containsKey(id) && READERS.contains(desk.historyAccess(id, reader))) {
			desk.brief(id, reader).ifPresent((brief) -> found.put(id, brief));
		}
	}

}
