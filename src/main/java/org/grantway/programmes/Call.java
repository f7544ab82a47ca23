package org.grantway.programmes;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.WorkingCalendar;

/**
 * A call with the version of its configuration that is in force.
 *
 * @param programme code of the programme
 * @param process key of the process its applications follow
 * @param mode a label for people; never asked by code
 * @param rolling applications are taken at any time; closesAt is null
 * @param switches routing values copied into each application's process, e.g.
 * {@code recommendation}, {@code argumentation}, {@code letterReview}
 * @param constructionMonths length of the construction that an acceptance ends; 0 where
 * nothing is built
 * @param evaluation when what was built is evaluated while it runs
 * @param lengths length of a step by its name, with its unit ({@code d} or {@code wd})
 */
public record Call(UUID id, String code, int version, String programme, String process, String mode,
		LocalizedText title, LocalizedText text, String leadDepartment, String managingAgency, List<String> fields,
		Money budget, int quota, Money awardMin, Money awardMax, int durationMonths, int constructionMonths,
		Evaluation evaluation, Instant opensAt, Instant closesAt, Instant hostClosesAt, boolean rolling,
		CallStatus status, List<String> consultationDepartments, int noticeWorkingDays, List<String> documents,
		List<ReviewStage> review, List<InstalmentRule> instalments, Map<String, BigDecimal> fundingSplit,
		List<String> costGroups, BigDecimal matchingMinRatio, Map<String, Object> switches,
		Map<String, StageLength> lengths, List<CalendarStage> calendar, Map<String, Object> eligibility,
		Map<String, Object> limits) {

	/** The limit of the pages of a scientific case that comes as a file. */
	public static final String CASE_PAGES = "scientific_case_pages";

	/** Limit: how many times the quota are invited to the defence at least. */
	public static final String SHORTLIST_LEAST = "shortlist_times_min";

	/** Limit: how many times the quota are invited to the defence at most. */
	public static final String SHORTLIST_MOST = "shortlist_times_max";

	public boolean isOpen(Instant now) {
		return this.status == CallStatus.OPEN && !now.isBefore(this.opensAt)
				&& (this.closesAt == null || now.isBefore(this.closesAt));
	}

	/**
	 * When the last application can have come in, the time of hosts included: who reviews
	 * before it compares what is not yet all there. Empty for a rolling call and for one
	 * by invitation, whose hosts do not compete.
	 */
	public Optional<Instant> lastEntry() {
		return byInvitation() ? Optional.empty()
				: Stream.of(this.closesAt, this.hostClosesAt).filter(Objects::nonNull).max(Comparator.naturalOrder());
	}

	/**
	 * Nobody is drawn or seated to judge applications while others still come in.
	 * @throws Refused with the time from which it is possible
	 */
	public void requireAllIn(Instant now) {
		awaited(now).ifPresent((last) -> {
			throw new Refused("programmes.call-still-open", last);
		});
	}

	/** Until when applications still come in; empty once all are in. */
	public Optional<Instant> awaited(Instant now) {
		return lastEntry().filter(now::isBefore);
	}

	/**
	 * When choosing who judges falls due: so many working days from now, or from the last
	 * entry if that is later, because nobody can choose before it.
	 */
	public Instant dueOnceAllIn(int workingDays, Instant now, WorkingCalendar calendar) {
		// not counted from the later of the two: counted again later, "now" is another
		Instant due = calendar.afterWorkingDays(now, workingDays);
		return lastEntry().map((last) -> calendar.afterWorkingDays(last, workingDays))
			.filter(due::isBefore)
			.orElse(due);
	}

	/**
	 * The review stage of that name, e.g. {@code letter-review}, {@code panel},
	 * {@code mid-term}, {@code final}.
	 */
	public ReviewStage reviewStage(String name) {
		return this.review.stream()
			.filter((stage) -> stage.stage().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Call " + this.code + " has no review stage " + name));
	}

	/** How long a step takes in this call, e.g. {@code signing}. */
	public StageLength length(String step) {
		return Optional.ofNullable(this.lengths.get(step))
			.orElseThrow(() -> new IllegalStateException("Call " + this.code + " has no length of " + step));
	}

	/** The number that the call sets for a limit; empty if it sets none. */
	public OptionalLong limit(String name) {
		return (this.limits.get(name) instanceof Number most) ? OptionalLong.of(most.longValue())
				: OptionalLong.empty();
	}

	/**
	 * Whether those who review by letter are not to know who applies. A panel, before
	 * which applicants stand in person, always knows.
	 */
	public boolean isDoubleBlind() {
		return Boolean.TRUE.equals(this.switches.get("blindReview"))
				&& Boolean.TRUE.equals(this.switches.get("letterReview"));
	}

	/**
	 * Whether a short pre-application comes first, and the full application by
	 * invitation.
	 */
	public boolean twoStep() {
		return Boolean.TRUE.equals(this.switches.get("twoStep"));
	}

	/**
	 * Whether only invited institutions enter; nobody else is to know that the call
	 * exists.
	 */
	public boolean byInvitation() {
		return Boolean.TRUE.equals(this.switches.get("byInvitation"));
	}

	/**
	 * The last day of a project that lasts so many months and begins when the plan of the
	 * call has come to its end; today, where that has passed. Empty where each
	 * application runs from a day of its own.
	 */
	public Optional<LocalDate> lastDayOfTerm(int months, LocalDate today) {
		return this.rolling ? Optional.empty()
				: Optional.of(this.calendar.stream()
					.map(CalendarStage::end)
					.filter(today::isBefore)
					.max(Comparator.naturalOrder())
					.orElse(today)
					.plusMonths(months));
	}

	/**
	 * Whether it was published: everybody may read it, or those invited if it is entered
	 * by invitation.
	 */
	public boolean isPublished() {
		return EnumSet.of(CallStatus.PUBLISHED, CallStatus.OPEN, CallStatus.CLOSED).contains(this.status);
	}

	/** States of a call. */
	public enum CallStatus {

		DRAFT, IN_APPROVAL, PUBLISHED, OPEN, CLOSED, CANCELLED

	}

	/**
	 * @param rules codes of decision rules, e.g. {@code DR-LETTER-3}
	 */
	public record ReviewStage(String stage, String criteriaSet, List<String> rules) {

		private static final Set<String> BY_LETTER = Set.of("letter-review", "first-round");

		/**
		 * Whether reviewers judge it by letter; elsewhere rules of letters do not apply.
		 */
		public boolean byLetter() {
			return BY_LETTER.contains(this.stage);
		}

	}

	/**
	 * @param share fraction of the award @param trigger event that releases it
	 */
	public record InstalmentRule(BigDecimal share, String trigger) {

	}

	/**
	 * When laboratories and centers in operation are evaluated, in months since their
	 * start.
	 *
	 * @param months of the first cycles, ascending
	 * @param every months between the cycles after those
	 */
	public record Evaluation(List<Integer> months, int every) {

		/** The month of a cycle; the first is 1. */
		public int month(int cycle) {
			if (cycle <= this.months.size()) {
				return this.months.get(cycle - 1);
			}
			return this.months.get(this.months.size() - 1) + (cycle - this.months.size()) * this.every;
		}

	}

	/**
	 * @param unit {@code d} or {@code wd}
	 */
	public record StageLength(int length, String unit) {

		/** The last moment of a step that starts then. */
		public Instant after(Instant start, WorkingCalendar calendar) {
			return this.unit.equals("wd") ? calendar.afterWorkingDays(start, this.length)
					: calendar.afterDays(start, this.length);
		}

	}

	/**
	 * A line of the plan that is published with the call; dates are days in China
	 * Standard Time.
	 */
	public record CalendarStage(String stage, LocalizedText name, LocalDate start, LocalDate end) {

	}

}
