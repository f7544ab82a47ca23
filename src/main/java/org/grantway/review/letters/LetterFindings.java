package org.grantway.review.letters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.programmes.ReferenceData.Grade;
import org.grantway.review.ReviewResults.FeedbackText;
import org.grantway.review.ReviewResults.LetterOpinion;
import org.grantway.review.ReviewResults.LetterResult;
import org.grantway.review.ReviewResults.Mark;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Names;
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

	private final People people;

	LetterFindings(LetterReviews reviews, ReviewSeatRepository seats, ReviewSheetRepository sheets, LetterRules rules,
			Applications applications, People people) {
		this.reviews = reviews;
		this.seats = seats;
		this.sheets = sheets;
		this.rules = rules;
		this.applications = applications;
		this.people = people;
	}

	@Transactional(readOnly = true)
	public Optional<LetterResult> result(UUID applicationId) {
		ApplicationView application = this.applications.require(applicationId);
		return Optional.ofNullable(ofCall(application.callId()).get(applicationId));
	}

	/**
	 * Results of all the call's applications that have seats, ranked among each other.
	 */
	@Transactional(readOnly = true)
	public Map<UUID, LetterResult> ofCall(UUID callId) {
		List<UUID> ids = this.applications.ofCall(callId).stream().map(ApplicationView::id).toList();
		Map<UUID, List<ReviewSeat>> byApplication = this.seats.findByApplicationIdInOrderByOrdinalNoAscAttemptNoAsc(ids)
			.stream()
			.filter((seat) -> seat.state() != SeatState.DRAWN)
			.collect(Collectors.groupingBy(ReviewSeat::applicationId));
		List<UUID> ordered = List.copyOf(byApplication.keySet());
		Map<UUID, BigDecimal> totals = totals(byApplication);
		List<List<BigDecimal>> valid = ordered.stream()
			.map((id) -> byApplication.get(id)
				.stream()
				.filter((seat) -> seat.state() == SeatState.SUBMITTED)
				.map((seat) -> totals.get(seat.id()))
				.toList())
			.toList();
		List<BigDecimal> means = new ArrayList<>();
		valid.forEach((some) -> means.add(Marking.mean(some)));
		List<Integer> ranks = Marking.ranks(means);
		Map<UUID, LetterResult> results = new java.util.LinkedHashMap<>();
		for (int index = 0; index < ordered.size(); index++) {
			UUID id = ordered.get(index);
			results.put(id, new LetterResult(byApplication.get(id).size(), valid.get(index).size(), means.get(index),
					Marking.spread(valid.get(index)), ranks.get(index)));
		}
		return results;
	}

	/**
	 * Those of the call's applications that passed the letter review: enough valid
	 * reviews, a mean not under the least that the criteria ask for, and, where reviewers
	 * advise, not more of them against funding than for it.
	 */
	@Transactional(readOnly = true)
	public Set<UUID> passed(Call call) {
		CriteriaSet set = this.rules.criteria(call);
		int least = this.rules.rule(call).minValid();
		Set<UUID> passed = new HashSet<>();
		ofCall(call.id()).forEach((id, result) -> {
			boolean enough = result.valid() >= least && result.mean() != null;
			if (enough && (set.minTotal() == null || result.mean().compareTo(set.minTotal()) >= 0)) {
				passed.add(id);
			}
		});
		Set<String> against = set.scale().advice().isEmpty() ? Set.of("DECLINE")
				: set.scale()
					.advice()
					.stream()
					.filter((advice) -> advice.points() != null && advice.points().signum() == 0)
					.map(Grade::code)
					.collect(Collectors.toSet());
		Map<UUID, Long> balance = new HashMap<>();
		Map<UUID, UUID> applicationOf = submittedOf(call.id());
		this.sheets.findAllById(applicationOf.keySet())
			.forEach((sheet) -> balance.merge(applicationOf.get(sheet.seatId()),
					against.contains(sheet.advice()) ? -1L : 1L, Long::sum));
		passed.removeIf((id) -> balance.getOrDefault(id, 0L) < 0);
		return passed;
	}

	/** The application of each submitted review of the call. */
	private Map<UUID, UUID> submittedOf(UUID callId) {
		List<UUID> ids = this.applications.ofCall(callId).stream().map(ApplicationView::id).toList();
		return this.seats.findByApplicationIdInOrderByOrdinalNoAscAttemptNoAsc(ids)
			.stream()
			.filter((seat) -> seat.state() == SeatState.SUBMITTED)
			.collect(Collectors.toMap(ReviewSeat::id, ReviewSeat::applicationId));
	}

	private Map<UUID, BigDecimal> totals(Map<UUID, List<ReviewSeat>> byApplication) {
		List<UUID> submitted = byApplication.values()
			.stream()
			.flatMap(List::stream)
			.filter((seat) -> seat.state() == SeatState.SUBMITTED)
			.map(ReviewSeat::id)
			.toList();
		return this.sheets.findAllById(submitted)
			.stream()
			.collect(Collectors.toMap(ReviewSheet::seatId, ReviewSheet::total));
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

	/** A review as the panel and the officers read it. */
	public record Opinion(CriteriaSet set, SheetForm form, BigDecimal total) {

	}

}
