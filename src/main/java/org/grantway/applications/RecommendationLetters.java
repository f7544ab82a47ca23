package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.Readable;
import org.grantway.applications.RankedLists.RankedList;
import org.grantway.applications.RecommendationLetter.Letter;
import org.grantway.audit.Signatures;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;

/**
 * Issues letters of recommendation and knows which were issued. A letter is the ranking
 * at one moment: whoever changes the ranking afterwards issues another one.
 */
@Service
@Transactional
class RecommendationLetters {

	private static final String PREFIX = "L-";

	private final RecommendationLetterRepository letters;

	private final RecommendationRepository recommendations;

	private final RankedLists lists;

	private final Calls calls;

	private final Organisations organisations;

	private final Signatures signatures;

	private final SectionJson json;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RecommendationLetters(RecommendationLetterRepository letters, RecommendationRepository recommendations,
			RankedLists lists, Calls calls, Organisations organisations, Signatures signatures, SectionJson json,
			ApplicationEventPublisher events, Clock clock) {
		this.letters = letters;
		this.recommendations = recommendations;
		this.lists = lists;
		this.calls = calls;
		this.organisations = organisations;
		this.signatures = signatures;
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Issues the letter of a list as it stands. Issuing the same one twice changes
	 * nothing.
	 * @param state the order that was seen
	 * @throws NotFound if the actor does not recommend for this office or nothing is
	 * recommended
	 * @throws Refused if somebody has changed the order meanwhile, or if all that is
	 * recommended was decided: then nobody asks for a letter any more
	 */
	void issue(String code, String department, String state, Actor actor) {
		UUID call = this.calls.byCode(code).map(Call::id).orElseThrow(() -> new NotFound("call " + code));
		// one letter after the other, and none while somebody moves a place
		this.recommendations.lock(call, department);
		RankedList list = this.lists.list(code, department, actor);
		if (list.rows().isEmpty()) {
			throw new NotFound("letter of " + department + " in " + code);
		}
		if (!list.state().equals(state)) {
			throw new Refused("applications.recommendation.changed-meanwhile");
		}
		if (current(list).isPresent()) {
			return;
		}
		if (!list.isOfUse()) {
			throw new Refused("applications.ranking.issue.over");
		}
		int number = this.letters.findByCallIdAndDepartmentOrderByIssuedAtDesc(call, department).size() + 1;
		RecommendationLetter letter = new RecommendationLetter(call, department,
				PREFIX + code + "-" + department + "-" + number, list.rows().size(), list.hash(), actor.personId(),
				Instant.now(this.clock));
		letter.sign(this.signatures);
		letter.keep(this.json.write(this.lists.letter(list, letter.view(), Locale.ENGLISH),
				this.lists.letter(list, letter.view(), Locale.SIMPLIFIED_CHINESE)));
		Letter issued = this.letters.save(letter).view();
		this.events.publishEvent(Fact.of(this.calls.caseOf(call), "recommendation.letter-issued")
			.by(actor)
			.now("number", issued.number())
			.now("department", department)
			.now("places", issued.places())
			.now("sha256", issued.sha256()));
	}

	/** The last letter, if the list still stands as it says. */
	@Transactional(readOnly = true)
	Optional<Letter> current(RankedList list) {
		return issued(list).stream().findFirst().filter((letter) -> letter.sha256().equals(list.hash()));
	}

	/** What one of the letters of a list says, if that was kept. */
	@Transactional(readOnly = true)
	Optional<Readable> read(RankedList list, String number, Locale language) {
		return this.letters.findByLetterNumber(number)
			.filter((letter) -> letter.callId().equals(list.call().id())
					&& letter.department().equals(list.department()) && letter.content() != null)
			.map((letter) -> this.json.readable(letter.content(), language));
	}

	/** All letters of a list, the newest first. */
	@Transactional(readOnly = true)
	List<Letter> issued(RankedList list) {
		return this.letters.findByCallIdAndDepartmentOrderByIssuedAtDesc(list.call().id(), list.department())
			.stream()
			.map(RecommendationLetter::view)
			.toList();
	}

	/** What anyone who holds the letter may know of it. */
	@Transactional(readOnly = true)
	Optional<Checked> check(String number) {
		return this.letters.findByLetterNumber(number).map((found) -> {
			String last = this.letters.findByCallIdAndDepartmentOrderByIssuedAtDesc(found.callId(), found.department())
				.get(0)
				.view()
				.number();
			return new Checked(found.view(),
					this.organisations.names(Set.of(found.department()))
						.getOrDefault(found.department(), LocalizedText.of(found.department(), null)),
					this.calls.require(found.callId()).title(), last.equals(number) ? null : last);
		});
	}

	/**
	 * @param by the office that recommends
	 * @param replacedBy the number of a later letter, or null
	 */
	record Checked(Letter letter, LocalizedText by, LocalizedText call, String replacedBy) {

	}

}
