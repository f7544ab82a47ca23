package org.grantway.reporting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.web.Pages;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.CaseDesk.CaseBrief;
import org.grantway.workflow.CaseDesk.Wanted;

/**
 * Finds cases by number, title, name and host. Each desk finds only what the reader may
 * read, so that pages are full and counts true.
 */
@Component
class CaseSearch {

	private static final List<String> KINDS = List.of("application", "project", "call", "list");

	private static final int ROWS = 25;

	private static final int SHORTEST = 2;

	private final Map<String, CaseDesk> desks;

	private final People people;

	private final Organisations organisations;

	CaseSearch(List<CaseDesk> desks, People people, Organisations organisations) {
		this.desks = desks.stream().collect(Collectors.toMap(CaseDesk::caseType, Function.identity()));
		this.people = people;
		this.organisations = organisations;
	}

	/**
	 * @param kind the kind of case to show, or null for the first of which there is one
	 */
	@Transactional(readOnly = true)
	public Found find(String typed, String kind, int page, Actor reader) {
		String text = typed.strip();
		if (text.length() < SHORTEST && !text.codePoints().anyMatch(Character::isIdeographic)) {
			return new Found(KINDS.get(0), Map.of(), Page.empty());
		}
		Wanted wanted = new Wanted(text, this.people.search(text).stream().map(People.PersonView::id).toList(),
				this.organisations.search(text).stream().map(Organisations.OrganisationView::code).toList());
		Map<String, Long> totals = new LinkedHashMap<>();
		KINDS.stream()
			.filter(this.desks::containsKey)
			.forEach((one) -> totals.put(one, rows(one, wanted, PageRequest.of(0, 1), reader).getTotalElements()));
		String shown = totals.containsKey(kind) ? kind : firstOf(totals);
		return new Found(shown, totals, rows(shown, wanted, Pages.of(page, ROWS), reader));
	}

	private Page<CaseBrief> rows(String kind, Wanted wanted, PageRequest page, Actor reader) {
		return this.desks.get(kind).search(wanted, reader, page);
	}

	private static String firstOf(Map<String, Long> totals) {
		return totals.keySet().stream().filter((kind) -> totals.get(kind) > 0).findFirst().orElse(KINDS.get(0));
	}

	/**
	 * What was found.
	 *
	 * @param totals how many of each kind; empty if nothing was looked for
	 */
	record Found(String kind, Map<String, Long> totals, Page<CaseBrief> page) {

	}

}
