package org.grantway.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Refused;

/**
 * Keeps entries from paper that another person sent back: scan, number and date as they
 * were entered, and why they do not match. Whoever sent one back does not enter the next.
 */
@Service
@Transactional
public class ReturnedPapers {

	private static final int LONGEST_REASON = 2000;

	private final ReturnedPaperRepository papers;

	private final Clock clock;

	ReturnedPapers(ReturnedPaperRepository papers, Clock clock) {
		this.papers = papers;
		this.clock = clock;
	}

	/**
	 * Keeps an entry that goes back.
	 * @param subject what the paper belongs to: a frozen document, a department's reply
	 */
	public void keep(CaseRef of, UUID subject, Paper paper, String reason, Actor by) {
		if (reason.isBlank()) {
			throw Refused.at("mismatch", "documents.returned.reason-missing");
		}
		if (reason.length() > LONGEST_REASON) {
			throw Refused.at("mismatch", "documents.returned.reason-long", LONGEST_REASON);
		}
		if (by.is(paper.enteredBy())) {
			throw new Refused("documents.signature.confirm-by-another");
		}
		this.papers
			.save(new ReturnedPaper(of.id(), subject, paper, reason.strip(), by.personId(), Instant.now(this.clock)));
	}

	/** What came back, the newest first. */
	@Transactional(readOnly = true)
	public List<Returned> of(UUID subject) {
		return this.papers.findBySubjectIdOrderByReturnedAtDesc(subject).stream().map(ReturnedPaper::view).toList();
	}

	/** Refuses an entry by a person who sent one of this party back. */
	@Transactional(readOnly = true)
	public void requireMayEnter(UUID subject, String party, Actor by) {
		if (of(subject).stream().anyMatch((one) -> one.paper().party().equals(party) && by.is(one.by()))) {
			throw new Refused("documents.returned.enter-by-another");
		}
	}

	/**
	 * What was entered.
	 *
	 * @param party whose paper it is
	 */
	public record Paper(String party, UUID scan, String documentNumber, LocalDate dateOnPaper, UUID enteredBy) {

	}

	/** An entry that came back, and why. */
	public record Returned(Paper paper, String reason, UUID by, Instant at) {

	}

}
