package org.grantway.applications;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where an application stands. Each status has a label for staff
 * ({@code status.application.<slug>.staff}) and one for the applicant
 * ({@code status.application.<slug>}); the table of allowed changes is {@link #next()}.
 */
public enum ApplicationStatus {

	DRAFT, INTENTION, INCUBATION, AGREEMENT, CO_SIGN, SUBMITTED, RETURNED, HOST_REVIEW, RECOMMENDATION, MATCHING,
	FORMAL_CHECK, UNDER_REVIEW, SHORTLISTED, FULL_APPLICATION, FULL_CHECK, PANEL, ARGUMENTATION, CONSULTATION,
	PUBLIC_NOTICE, DECISION, SIGNING, AWARDED, NOT_SUBMITTED, HOST_REFUSED, NOT_RECOMMENDED, NOT_ACCEPTED,
	NOT_SHORTLISTED, DECLINED, WITHDRAWN, LAPSED, RECONSIDERATION;

	private static final Set<ApplicationStatus> REFUSALS = EnumSet.of(HOST_REFUSED, NOT_RECOMMENDED, NOT_ACCEPTED,
			NOT_SHORTLISTED, DECLINED, LAPSED);

	/** The statuses that may follow. */
	public Set<ApplicationStatus> next() {
		Set<ApplicationStatus> next = switch (this) {
			case DRAFT -> EnumSet.of(SUBMITTED, NOT_SUBMITTED);
			case INTENTION -> EnumSet.of(SUBMITTED, NOT_SUBMITTED);
			case INCUBATION -> EnumSet.of(AGREEMENT, LAPSED);
			case AGREEMENT -> EnumSet.of(CO_SIGN, LAPSED);
			case CO_SIGN -> EnumSet.of(FORMAL_CHECK, AGREEMENT, NOT_RECOMMENDED);
			case SUBMITTED -> EnumSet.of(HOST_REVIEW, RETURNED, INCUBATION, NOT_RECOMMENDED);
			case RETURNED -> EnumSet.of(SUBMITTED, NOT_SUBMITTED);
			case HOST_REVIEW ->
				EnumSet.of(RETURNED, RECOMMENDATION, MATCHING, FORMAL_CHECK, HOST_REFUSED, NOT_SUBMITTED);
			case RECOMMENDATION -> EnumSet.of(MATCHING, FORMAL_CHECK, NOT_RECOMMENDED);
			case MATCHING -> EnumSet.of(FORMAL_CHECK, NOT_ACCEPTED);
			case FORMAL_CHECK -> EnumSet.of(UNDER_REVIEW, PANEL, ARGUMENTATION, NOT_ACCEPTED);
			case UNDER_REVIEW -> EnumSet.of(SHORTLISTED, NOT_SHORTLISTED);
			case SHORTLISTED -> EnumSet.of(PANEL, FULL_APPLICATION);
			case FULL_APPLICATION -> EnumSet.of(FULL_CHECK, LAPSED);
			case FULL_CHECK -> EnumSet.of(PANEL, FULL_APPLICATION, HOST_REFUSED, LAPSED);
			case PANEL -> EnumSet.of(ARGUMENTATION, CONSULTATION, PUBLIC_NOTICE, DECLINED);
			case ARGUMENTATION -> EnumSet.of(CONSULTATION, PUBLIC_NOTICE, INCUBATION, AGREEMENT, DECLINED, LAPSED);
			case CONSULTATION -> EnumSet.of(PUBLIC_NOTICE, DECLINED);
			case PUBLIC_NOTICE -> EnumSet.of(DECISION, DECLINED);
			case DECISION -> EnumSet.of(SIGNING, DECLINED);
			case SIGNING -> EnumSet.of(AWARDED, LAPSED);
			case RECONSIDERATION ->
				EnumSet.of(MATCHING, FULL_APPLICATION, FORMAL_CHECK, UNDER_REVIEW, PANEL, ARGUMENTATION, DECISION,
						NOT_ACCEPTED, NOT_SHORTLISTED, DECLINED, HOST_REFUSED, NOT_RECOMMENDED, LAPSED);
			case AWARDED, NOT_SUBMITTED, WITHDRAWN -> EnumSet.noneOf(ApplicationStatus.class);
			default -> EnumSet.of(RECONSIDERATION);
		};
		if (!isEnd()) {
			next.add(WITHDRAWN);
		}
		if (endsWithItsCall() && this != DRAFT) {
			next.add(DECLINED);
		}
		return next;
	}

	/** Whether there is a result to read. */
	public boolean hasOutcome() {
		return isRefusal() || EnumSet.of(SIGNING, AWARDED, RECONSIDERATION).contains(this);
	}

	/** Whether it is one of the formal refusals, which can be appealed. */
	public boolean isRefusal() {
		return REFUSALS.contains(this);
	}

	/** Whether it ends when its call is cancelled: it is open and not decided yet. */
	public boolean endsWithItsCall() {
		return !isEnd() && this != SIGNING && this != RECONSIDERATION;
	}

	/** Those in which nothing more happens to the application itself. */
	static final Set<ApplicationStatus> ENDS = EnumSet.allOf(ApplicationStatus.class)
		.stream()
		.filter(ApplicationStatus::isEnd)
		.collect(Collectors.toUnmodifiableSet());

	/** Whether nothing more happens to the application itself. */
	public boolean isEnd() {
		return this == AWARDED || this == NOT_SUBMITTED || this == WITHDRAWN || isRefusal();
	}

	/** Whether it was handed in at least once. */
	public boolean isSubmitted() {
		return this != DRAFT && this != INTENTION && this != NOT_SUBMITTED;
	}

	/** Whether the applicant may still write. */
	public boolean isEditable() {
		return EnumSet.of(DRAFT, RETURNED, INTENTION, INCUBATION, AGREEMENT, FULL_APPLICATION).contains(this);
	}

	public String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Key of the label for the applicant. */
	public String labelKey() {
		return "status.application." + slug();
	}

	/** Key of the label for staff. */
	public String staffLabelKey() {
		return labelKey() + ".staff";
	}

}
