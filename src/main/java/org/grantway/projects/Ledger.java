package org.grantway.projects;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.Money;

/**
 * Keeps each project's account.
 */
@Service
@Transactional
class Ledger {

	private final PostingRepository postings;

	private final Clock clock;

	Ledger(PostingRepository postings, Clock clock) {
		this.postings = postings;
		this.clock = clock;
	}

	/**
	 * @param at when it was set aside, which was before there was a project
	 */
	void reserve(Project project, String funder, Money amount, Instant at) {
		this.postings
			.save(new Posting(project.id(), null, Posting.Kind.RESERVE, funder, amount, at, Actor.SYSTEM, null));
	}

	void commit(Project project, String funder, Money amount) {
		post(project, null, Posting.Kind.COMMIT, funder, amount, Actor.SYSTEM, null);
	}

	void pay(Project project, Instalment instalment, Actor by, String note) {
		post(project, instalment, Posting.Kind.PAY, instalment.funder(), instalment.amount(), by, note);
	}

	/** What will not be paid is no longer promised and free again. */
	void free(Project project, Instalment instalment) {
		Money back = Money.ZERO.minus(instalment.amount());
		post(project, instalment, Posting.Kind.COMMIT, instalment.funder(), back, Actor.SYSTEM, null);
		post(project, instalment, Posting.Kind.RESERVE, instalment.funder(), back, Actor.SYSTEM, null);
	}

	Posting recover(Project project, String funder, Money amount, String note) {
		return post(project, null, Posting.Kind.RECOVER, funder, amount, Actor.SYSTEM, note);
	}

	void returned(Project project, String funder, Money amount, Actor by, String note) {
		post(project, null, Posting.Kind.RETURN, funder, amount, by, note);
	}

	private Posting post(Project project, Instalment instalment, Posting.Kind kind, String funder, Money amount,
			Actor by, String note) {
		return this.postings.save(new Posting(project.id(), (instalment != null) ? instalment.id() : null, kind, funder,
				amount, Instant.now(this.clock), by, note));
	}

	@Transactional(readOnly = true)
	List<Posting> of(Project project) {
		return this.postings.findByProjectIdOrderByPostedAtAsc(project.id());
	}

	@Transactional(readOnly = true)
	Money sum(Project project, Posting.Kind kind) {
		return sum(of(project), kind);
	}

	static Money sum(List<Posting> postings, Posting.Kind kind) {
		return postings.stream()
			.filter((posting) -> posting.kind() == kind)
			.map(Posting::amount)
			.reduce(Money.ZERO, Money::plus);
	}

}
