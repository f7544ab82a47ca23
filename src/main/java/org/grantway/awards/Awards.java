package org.grantway.awards;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.grantway.shared.Money;

/**
 * Decisions on applications, as the modules that carry them out see them.
 */
public interface Awards {

	Optional<Award> of(UUID applicationId);

	/**
	 * When the money for it was set aside: when its list was formed, or with the decision
	 * where it came on none.
	 */
	Instant reservedAt(Award award);

	/** The awards of several applications, in one query. */
	List<Award> all(Collection<UUID> applicationIds);

	/** The plan that the signed task book binds to; empty before it is signed. */
	Optional<Plan> plan(UUID applicationId);

	/**
	 * The signed budget, by the code of its category; empty before the task book is
	 * signed.
	 */
	Map<String, Money> budget(UUID applicationId);

	/** Milestones and indicators as they were signed, dates and numbers as written. */
	record Plan(List<Milestone> milestones, List<Indicator> indicators) {

		/** A date by which something is delivered. */
		public record Milestone(String name, String due, String deliverable) {

		}

		/** A measure of success. */
		public record Indicator(String name, String unit, String baseline, String target) {

		}

	}

	/**
	 * @param shares what each funder gives, by {@code central} or regional government
	 * code @param taskBook the signed document
	 */
	record Award(UUID applicationId, String decisionNumber, Money amount, Map<String, Money> shares, Instant decidedAt,
			UUID taskBook) {

	}

}
