package org.grantway.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * What the module that owns a kind of case tells the modules left of it: the case in
 * brief, who may read it, and its status as the process moves. One bean per kind of case.
 */
public interface CaseDesk {

	/** The kind of case, as in {@link CaseRef#type()}. */
	String caseType();

	/** The case in brief, for task pages; empty if there is none. */
	Optional<CaseBrief> brief(UUID caseId, Actor reader);

	/**
	 * Several cases in brief, by their ids, for lists; without those that {@link #brief}
	 * does not tell of. A desk whose cases stand in long lists asks in few queries.
	 */
	default Map<UUID, CaseBrief> briefs(Collection<UUID> caseIds, Actor reader) {
		Map<UUID, CaseBrief> briefs = new LinkedHashMap<>();
		caseIds.forEach((id) -> brief(id, reader).ifPresent((brief) -> briefs.put(id, brief)));
		return briefs;
	}

	/**
	 * Cases whose content the reader may see and that fit, the newest first. A desk that
	 * does not search finds only by the exact number.
	 */
	default Page<CaseBrief> search(Wanted wanted, Actor reader, Pageable page) {
		List<CaseBrief> found = byNumber(wanted.text().toUpperCase(Locale.ROOT), reader)
			.filter((of) -> historyAccess(of.id(), reader).showsContent())
			.flatMap((of) -> brief(of.id(), reader))
			.stream()
			.toList();
		return new PageImpl<>((page.getPageNumber() == 0) ? found : List.of(), page, found.size());
	}

	/** The number of the call that a case belongs to; lists of tasks go by it. */
	default Optional<String> callOf(UUID caseId) {
		return Optional.empty();
	}

	/**
	 * Whether the case has been handed in; until then it is its owner's own, and its
	 * tasks are nothing to count for others.
	 */
	default boolean isHandedIn(UUID caseId) {
		return true;
	}

	/** Finds a case by its public number, if the actor may see its history. */
	Optional<CaseRef> byNumber(String number, Actor reader);

	/** Which of the case's events the reader may see in full. */
	HistoryAccess historyAccess(UUID caseId, Actor reader);

	/**
	 * Until when the reader may read the history, where the case has left the reader's
	 * hands; empty for all who read it to its end.
	 */
	default Optional<Instant> readableUntil(UUID caseId, Actor reader) {
		return Optional.empty();
	}

	/**
	 * The process has entered a node whose property {@code stage} says this. Changes the
	 * case's status by its own table.
	 */
	void entered(UUID caseId, String stage);

	/**
	 * The current status's name, for the check that engine, status and work list agree.
	 */
	String status(UUID caseId);

	/**
	 * Whether the case may stand as it does when its process entered this stage last.
	 */
	default boolean agrees(UUID caseId, String stage) {
		return status(caseId).equals(stage);
	}

	/**
	 * A case in a few lines.
	 *
	 * @param url where its page is
	 * @param lines label (a message key) and value
	 */
	record CaseBrief(CaseRef of, LocalizedText title, String url, String statusKey, List<Line> lines) {

	}

	/**
	 * What is looked for: a part of the number or title, or one of the people or
	 * organisations whose name fits.
	 */
	record Wanted(String text, Collection<UUID> people, Collection<String> organisations) {

	}

	/** One labelled value; the label is a message key. */
	record Line(String labelKey, String value) {

	}

	/** How much of a case's history a reader may see. */
	enum HistoryAccess {

		/** Nothing: the case does not exist for this reader. */
		NONE,
		/**
		 * Own case: events for everyone on the case; staff by role, reviewers not at all.
		 */
		CASE,
		/** Staff: without what only review staff may see. */
		STAFF,
		/** Everything. */
		FULL,
		/** Administrators: what, when and who, with all values masked. */
		MASKED;

		public boolean showsContent() {
			return this == CASE || this == STAFF || this == FULL;
		}

	}

}
