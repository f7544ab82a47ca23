package org.grantway.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Knows in which of their roles people act, for the record. Who takes up a task acts in
 * the task's role; a service whose acts belong to one role says so with
 * {@link #acts(Actor, RoleAt)}. Both hold until the transaction ends.
 */
@Component
public class RolesInUse {

	private final TransactionBound<Map<UUID, RoleAt>> noted = new TransactionBound<>(HashMap::new);

	/** Notes the role in which the actor does what this transaction is about. */
	public void acts(Actor actor, RoleAt role) {
		this.noted.get().put(actor.personId(), role);
	}

	/**
	 * The role noted; otherwise the one the actor has chosen or the only one they hold,
	 * where leading projects of one's own, which everyone may, does not count beside an
	 * office. Empty if several come into question.
	 */
	public Optional<RoleAt> of(Actor actor) {
		RoleAt acting = this.noted.get().get(actor.personId());
		if (acting != null) {
			return Optional.of(acting);
		}
		if (actor.grants().size() == 1) {
			return actor.grants().stream().findFirst();
		}
		List<RoleAt> offices = actor.grants()
			.stream()
			.filter((grant) -> grant.role() != Role.PRINCIPAL_INVESTIGATOR)
			.toList();
		return (offices.size() == 1) ? Optional.of(offices.get(0)) : Optional.empty();
	}

}
