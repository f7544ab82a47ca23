package org.grantway.audit;

import java.util.Optional;

/**
 * How long steps take whose length is a call's to say, where the call does not say
 * otherwise. Known to those who keep the programmes.
 */
public interface DefaultLengths {

	/**
	 * The length of a step of a process; empty if the programmes that run on it differ.
	 * @param step as calls name it, e.g. {@code formal-check}
	 */
	Optional<Length> of(String process, String step);

	/**
	 * A length.
	 *
	 * @param unit {@code d} for days or {@code wd} for working days
	 */
	record Length(int length, String unit) {

	}

}
