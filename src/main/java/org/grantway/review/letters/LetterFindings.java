package org.grantway.review.letters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.Grade;
import org.grantway.review.ReviewResults.FeedbackText;
import org.grantway.review.ReviewResults.LetterOpinion;
import org.grantway.review.ReviewResults.LetterResult;
import org.grantway.review.ReviewResults.Mark;
import org.grantway.shared.LocalizedText;
import org.grantway.review.letters.ReviewSeatRepository.Tally;
import org.grantway.shared.Names;
import org.grantway.shared.SearchTerms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What letter review found: figures for staff, texts for the applicant. */
@Service
public class LetterFindings {

	private final LetterReviews reviews;

	private final ReviewSeatRepository seats;

	private final ReviewSheetRepository sheets;

	private final LetterRules rules;

	private final Applications applications;

	private final Calls calls;

	private final People people;

	LetterFindings(LetterReviews reviews, ReviewSeatRepository seats, ReviewSheetRepository sheets, LetterRules rules,
			Applications applications, Calls calls, People people) {
		this.reviews = reviews;
		this.seats = seats;
		this.sheets = sheets;
		this.rules = rules;
		this.applications = applications;
		this.calls = calls;
		this.people = people;
	}

	@Transactional(readOnly = true)
	public Optional<LetterResult> result(UUID applicationId) {
		Call call = this.calls.require(this.applications.require(applicationId).callId());
		return Optional.ofNullable(ranking(call).get(applicationId)).map(Ranked::result);
	}

	/**
	 * Results of all the call's applications that have seats, ranked among each other.
	 * The database adds up, so that of each application one line is read.
	 */
	@Transactional(readOnly = true)
	public Map<UUID, Ranked> ranking(Call call) {
		if (this.rules.find(call).isEmpty()) {
			return Map.of();
		}
		List<Tally> tallies = this.seats.tallies(call.id(), SearchTerms.codes(against(call)));
		List<BigDecimal> means = new ArrayList<>();
		tallies.forEach((tally) -> means.add(Marking.mean(tally.getTotal(), tally.getValid())));
		List<Integer> ranks = Marking.ranks(means);
		Map<UUID, Ranked> ranking = new HashMap<>();
		for (int index = 0; index < tallies.size(); index++) {
			Tally tally = tallies.get(index);
			LetterResult result = new LetterResult(tally.getInvited(), tally.getValid(), means.get(index),
					(tally.getValid() > 0) ? tally.getHighest().subtract(tally.getLowest()) : null, ranks.get(index));
			ranking.put(tally.getApplication(), new Ranked(result, passed(call, tally, result)));
		}
		return ranking;
	}

	/**
	 * An application passes with enough valid reviews, a mean not under the least that
	 * the criteria ask for, and, where reviewers advise, not more of them against funding
	 * than for it.
	 */
	private boolean passed(Call call, Tally tally, LetterResult result) {
		BigDecimal least = this.rules.criteria(call).minTotal();
		boolean enough = result.valid() >= this.rules.rule(call).minValid() && result.mean() != null;
		return enough && (least == null || result.mean().compareTo(least) >= 0)
				&& 2 * tally.getAgainst() <= result.valid();
	}

	/** The advice that speaks against funding. */
	private Set<String> against(Call call) {
		return Marking.against(this.rules.criteria(call).scale());
	}

	/**
	 * The opinions without anything that names a reviewer: released together, when the
	 * outcome is known to the applicant.
	 */
	@Transactional(readOnly = true)
	public List<FeedbackText> feedback(UUID applicationId) {
		ApplicationView application = this.applications.require(applicationId);
		boolean released = switch (application.status()) {
			case SIGNING, AWARDED, RECONSIDERATION -> true;
			default -> application.status().isRefusal();
		};
		if (!released) {
			return List.of();
		}
		List<PersonView> reviewers = this.reviews.of(applicationId)
			.stream()
			.map((seat) -> this.people.require(seat.reviewer()))
			.toList();
		List<FeedbackText> texts = new ArrayList<>();
		for (ReviewSheet sheet : this.reviews.valid(applicationId)) {
			texts.add(new FeedbackText(texts.size() + 1, sheet.advice(), withoutNames(sheet.opinion(), reviewers)));
		}
		return texts;
	}

	/**
	 * The valid reviews in full for those who judge after them, without who wrote them.
	 */
	@Transactional(readOnly = true)
	public List<Opinion> opinions(UUID applicationId) {
		return this.reviews.of(applicationId)
			.stream()
			.filter((seat) -> seat.state() == SeatState.SUBMITTED)
			.map((seat) -> new Opinion(this.reviews.criteria(seat), this.reviews.typed(seat.id()),
					this.sheets.findById(seat.id()).orElseThrow().total()))
			.toList();
	}

	/** The valid reviews in words, without who wrote them. */
	@Transactional(readOnly = true)
	public List<LetterOpinion> inWords(UUID applicationId) {
		return opinions(applicationId).stream()
			.map((one) -> new LetterOpinion(one.total(), one.form().advice(), marks(one), one.form().opinion(),
					one.form().budgetRemark()))
			.toList();
	}

	private static List<Mark> marks(Opinion opinion) {
		return opinion.set().criteria().stream().map((criterion) -> {
			String mark = opinion.form().mark(criterion.code());
			return new Mark(criterion.name(),
					opinion.set()
						.scale()
						.values()
						.stream()
						.filter((grade) -> grade.code().equals(mark))
						.map(Grade::name)
						.findFirst()
						.orElse(LocalizedText.of(mark, mark)));
		}).toList();
	}

	/** Who declared a conflict of interest with the application. */
	@Transactional(readOnly = true)
	public Set<UUID> recused(UUID applicationId) {
		return this.reviews.of(applicationId)
			.stream()
			.filter((seat) -> seat.state() == SeatState.RECUSED)
			.map(ReviewSeat::reviewer)
			.collect(Collectors.toSet());
	}

	/** Who has a seat in the letter review of the application and keeps it. */
	@Transactional(readOnly = true)
	public Set<UUID> reviewers(UUID applicationId) {
		return this.reviews.of(applicationId)
			.stream()
			.filter((seat) -> seat.state() == SeatState.SUBMITTED || seat.state() == SeatState.IN_REVIEW)
			.map(ReviewSeat::reviewer)
			.collect(Collectors.toSet());
	}

	/** Takes every reviewer's name and address out, wherever a text may mention one. */
	static String withoutNames(String text, List<PersonView> reviewers) {
		String clean = text;
		for (PersonView reviewer : reviewers) {
			for (String name : List.of(orEmpty(reviewer.name().zh()), orEmpty(reviewer.name().en()),
					orEmpty(reviewer.email()))) {
				if (name.length() > 1) {
					clean = clean.replaceAll("(?iu)" + java.util.regex.Pattern.quote(name), "＊＊");
				}
			}
			if (Names.mentions(clean, reviewer.name())) {
				for (String part : orEmpty(reviewer.name().en()).split("\\s+")) {
					clean = clean.replaceAll("(?iu)\\b" + java.util.regex.Pattern.quote(part) + "\\b", "＊＊");
				}
			}
		}
		return clean;
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

	/** How many reviews wait for the person. */
	@Transactional(readOnly = true)
	public long waitingFor(UUID person) {
		return this.seats.countWaitingFor(person);
	}

	/** Whether the person has ever been invited, and so has a page of reviews. */
	@Transactional(readOnly = true)
	public boolean reviews(UUID person) {
		return this.seats.existsByReviewerIdAndStateNot(person, SeatState.DRAWN);
	}

	/**
	 * An application among those of its call.
	 *
	 * @param passed whether it passed the letter review
	 */
	public record Ranked(LetterResult result, boolean passed) {

	}

	/** A review as the panel and the officers read it. */
	public record Opinion(CriteriaSet set, SheetForm form, BigDecimal total) {

	}

}
