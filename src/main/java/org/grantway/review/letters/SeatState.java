package org.grantway.review.letters;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a reviewer's seat stands. Declining 谢绝 and recusal 回避 are different facts. */
enum SeatState {

	DRAWN, INVITED, IN_REVIEW, DECLINED, RECUSED, EXPIRED, SUBMITTED, LATE;

	private static final Set<SeatState> OPEN = EnumSet.of(DRAWN, INVITED, IN_REVIEW);

	boolean isOpen() {
		return OPEN.contains(this);
	}

	/** Whether the text of the application is open to the reviewer. */
	boolean mayRead() {
		return this == IN_REVIEW || this == SUBMITTED;
	}

	Set<SeatState> next() {
		return switch (this) {
			case DRAWN -> EnumSet.of(INVITED);
			case INVITED -> EnumSet.of(IN_REVIEW, DECLINED, RECUSED, EXPIRED);
			case IN_REVIEW -> EnumSet.of(SUBMITTED, RECUSED, LATE);
			default -> EnumSet.noneOf(SeatState.class);
		};
	}

	String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
