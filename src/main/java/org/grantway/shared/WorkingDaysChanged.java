package org.grantway.shared;

import java.time.Instant;
import java.util.function.BinaryOperator;

/**
 * Another arrangement of working days holds from now on. Whoever keeps days that were
 * counted in working days moves them, in this transaction.
 *
 * @param by who loaded it
 * @param moves from the start and the end of a span to its end under the new arrangement
 */
public record WorkingDaysChanged(Actor by, BinaryOperator<Instant> moves) {

	/**
	 * The end of a span of as many working days as before; the same if it was not counted
	 * in working days.
	 */
	public Instant moved(Instant start, Instant end) {
		return (start != null && end != null) ? this.moves.apply(start, end) : end;
	}

}
