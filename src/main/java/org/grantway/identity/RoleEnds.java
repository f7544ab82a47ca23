package org.grantway.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;

/**
 * Ends roles whose last day has passed, so that what their holders had taken goes back as
 * it does when an administrator ends a role. The day itself is kept without it: a role
 * does not count after its last day, whenever the round comes.
 */
@Component
class RoleEnds {

	private static final Logger log = LoggerFactory.getLogger(RoleEnds.class);

	private static final Limit PAGE = Limit.of(100);

	private final RoleGrants grants;

	private final ApplicationEventPublisher events;

	private final TransactionOperations transaction;

	private final Clock clock;

	RoleEnds(RoleGrants grants, ApplicationEventPublisher events, TransactionOperations transaction, Clock clock) {
		this.grants = grants;
		this.events = events;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** One round: each role in a transaction of its own. */
	void round() {
		Instant now = Instant.now(this.clock);
		List<UUID> over = this.grants.over(Times.dayOf(now), PAGE);
		for (UUID grant : over) {
			try {
				this.transaction.executeWithoutResult((status) -> end(grant, now));
			}
			catch (OptimisticLockingFailureException ex) {
				log.debug("Role {} was changed at the same moment; the next round sees it", grant, ex);
			}
		}
	}

	private void end(UUID id, Instant now) {
		RoleGrant grant = this.grants.findById(id).orElseThrow();
		if (!grant.isOpen()) {
			return;
		}
		RoleAt role = grant.role();
		grant.end(Actor.SYSTEM.personId(), now);
		this.grants.saveAndFlush(grant);
		this.events.publishEvent(Fact.of(Person.ref(grant.personId()), "person.role-ended")
			.by(Actor.SYSTEM)
			.was("role", role)
			.now("to", grant.to()));
		this.events.publishEvent(new RolesLost(grant.personId(), Set.of(role), Actor.SYSTEM));
	}

}
