package org.grantway.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.grantway.shared.Actor;

/**
 * The pool of experts from which reviewers and panels are drawn.
 */
public interface Experts {

	/**
	 * Takes a person into the pool, or changes the person's entry.
	 * @param relations everything that may bias the expert, as declared
	 */
	void register(UUID person, String organisation, Set<String> fields, int maxLoad, List<Relation> relations,
			Actor by);

	/** Takes an expert out of the pool, or back into it. */
	void setActive(UUID person, boolean active, Actor by);

	Optional<ExpertView> find(UUID person);

	/** How many experts can be drawn now. */
	long size();

	/**
	 * An expert in brief.
	 *
	 * @param fields codes of fields
	 * @param maxLoad how many reviews the expert takes at a time
	 */
	record ExpertView(UUID person, String organisation, Set<String> fields, int maxLoad, boolean active) {
	}

	/**
	 * A declared relation.
	 *
	 * @param person the other person's id, or null if the person has no account
	 * @param name the other person's name, or null
	 * @param organisation code of the organisation concerned, or null
	 * @param until last day on which it counts, or null if it counts for ever
	 */
	record Relation(Kind kind, UUID person, String name, String organisation, LocalDate until) {

		/** Kinds of relations that keep an expert from judging. */
		public enum Kind {

			/** Kin by blood or marriage. */
			KIN,
			/** Was the person's supervisor, or the person's student. */
			SUPERVISION,
			/** Published or worked together. */
			COLLABORATION,
			/** Gives or gave advice for pay. */
			PAID_ADVICE,
			/** Holds another post, or is about to move there. */
			SECOND_POST,
			/** In dispute or in competition. */
			DISPUTE

		}

	}

}
