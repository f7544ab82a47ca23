package org.grantway.projects;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a project stands. Each status has a label for staff and one for the project's own
 * side; the table of allowed changes is {@link #next()}.
 */
public enum ProjectStatus {

	ACTIVE, CONSTRUCTION, OPERATION, MIDTERM, ACCEPTANCE, CLOSED, ARCHIVED, SUSPENDED, CHECK_FAILED, EVALUATION_FAILED,
	RECTIFYING, NOT_PASSED, TERMINATED, REVOKED, RECONSIDERATION;

	/** Ended by a decision against the project, which may be reconsidered. */
	private static final Set<ProjectStatus> DECIDED = EnumSet.of(NOT_PASSED, TERMINATED, REVOKED);

	/** The statuses that may follow. */
	public Set<ProjectStatus> next() {
		return switch (this) {
			case ACTIVE, CONSTRUCTION -> EnumSet.of(MIDTERM, ACCEPTANCE, SUSPENDED, TERMINATED);
			case OPERATION -> EnumSet.of(RECTIFYING, EVALUATION_FAILED, SUSPENDED);
			case MIDTERM -> EnumSet.of(ACTIVE, CONSTRUCTION, RECTIFYING, CHECK_FAILED, SUSPENDED);
			case ACCEPTANCE -> EnumSet.of(CLOSED, OPERATION, RECTIFYING, NOT_PASSED, REVOKED);
			case RECTIFYING -> EnumSet.of(MIDTERM, ACCEPTANCE, OPERATION, EVALUATION_FAILED, SUSPENDED);
			case CHECK_FAILED -> EnumSet.of(ACTIVE, CONSTRUCTION, TERMINATED);
			case EVALUATION_FAILED -> EnumSet.of(OPERATION, RECTIFYING, REVOKED);
			// cases of older versions of the processes wait in it for a decision
			case SUSPENDED -> EnumSet.of(ACTIVE, CONSTRUCTION, OPERATION, RECTIFYING, TERMINATED, REVOKED);
			case NOT_PASSED -> EnumSet.of(CLOSED, REVOKED, RECONSIDERATION);
			case TERMINATED, REVOKED -> EnumSet.of(ARCHIVED, RECONSIDERATION);
			case RECONSIDERATION -> EnumSet.of(RECTIFYING, CLOSED, TERMINATED, REVOKED);
			case CLOSED -> EnumSet.of(ARCHIVED);
			case ARCHIVED -> EnumSet.noneOf(ProjectStatus.class);
		};
	}

	/** Whether work on the project has ended, be it that it is reconsidered. */
	public boolean isEnd() {
		return isDecided() || EnumSet.of(CLOSED, ARCHIVED, RECONSIDERATION).contains(this);
	}

	/** Whether the last thing was that it was ended, by a decision or as was asked. */
	boolean isDecided() {
		return DECIDED.contains(this);
	}

	/** Whether a panel did not pass it, and what follows is still to be decided. */
	boolean isUndecided() {
		return this == CHECK_FAILED || this == EVALUATION_FAILED;
	}

	/** Whether it counts among the projects that a person leads or takes part in. */
	public boolean isUnderWay() {
		return !isEnd() && this != OPERATION;
	}

	/** Key of the label for the project's own side. */
	public String labelKey() {
		return "status.project." + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Key of the label for staff. */
	public String staffLabelKey() {
		return labelKey() + ".staff";
	}

	/** Tone of the label. */
	String tone() {
		return switch (this) {
			case ACTIVE, CONSTRUCTION, OPERATION, MIDTERM, ACCEPTANCE -> "blue";
			case CLOSED -> "green";
			case ARCHIVED -> "plain";
			case SUSPENDED, RECTIFYING, RECONSIDERATION -> "amber";
			case CHECK_FAILED, EVALUATION_FAILED, NOT_PASSED, TERMINATED, REVOKED -> "red";
		};
	}

}
