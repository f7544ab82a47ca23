package org.grantway.awards.lists;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a submission list stands.
 */
public enum ListStatus {

	FORMED, CONSULTATION, COORDINATION, DISPUTE, PUBLIC_NOTICE, DECISION, DECIDED, STOPPED;

	/** The statuses that may follow. */
	public Set<ListStatus> next() {
		return switch (this) {
			case FORMED -> EnumSet.of(CONSULTATION, PUBLIC_NOTICE);
			case CONSULTATION -> EnumSet.of(COORDINATION, DISPUTE, PUBLIC_NOTICE, STOPPED);
			case COORDINATION -> EnumSet.of(CONSULTATION);
			case DISPUTE -> EnumSet.of(PUBLIC_NOTICE, STOPPED);
			case PUBLIC_NOTICE -> EnumSet.of(DECISION, STOPPED);
			case DECISION -> EnumSet.of(DECIDED, STOPPED);
			case DECIDED, STOPPED -> EnumSet.noneOf(ListStatus.class);
		};
	}

	/** Key of the label in the bundles. */
	public String labelKey() {
		return "status.list." + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Tone of the tag. */
	public String tone() {
		return switch (this) {
			case FORMED -> "grey";
			case DECIDED -> "green";
			case STOPPED -> "plain";
			case COORDINATION, DISPUTE -> "amber";
			default -> "blue";
		};
	}

}
