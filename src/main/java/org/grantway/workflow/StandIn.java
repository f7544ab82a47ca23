package org.grantway.workflow;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

/**
 * Does tasks in place of a person of the demonstration: types what the person would type
 * and calls the service that the person's page calls, as that person. One bean beside
 * each such service, only with the profile {@code demo}.
 */
public interface StandIn {

	/** The tasks it can do, and the outcome it chooses in each. */
	Map<String, String> outcomes();

	/** Until when a person would wait, e.g. for the day on which the panel meets. */
	default Optional<Instant> waitsUntil(WorkItem item) {
		return Optional.empty();
	}

	/** Cases in which this one goes on, e.g. the list an application is on. */
	default List<CaseRef> related(CaseRef of) {
		return List.of();
	}

	/**
	 * One of several ways to say the same, so that a reader does not meet one text in
	 * every task; the same one each time for a task.
	 */
	static <T> T oneOf(List<T> variants, Object... about) {
		return variants.get(Math.floorMod(Arrays.hashCode(about), variants.size()));
	}

	/**
	 * Does the task.
	 * @param language in which the person writes: one text, in one language
	 * @param wishes what to type in particular, by what it is about; everything has an
	 * example without them
	 */
	void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes);

}
