package org.grantway.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

	/** Notes the role in which the actor does what this transaction is about. */
	public void acts(Actor actor, RoleAt role) {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			noted().put(actor.personId(), role);
		}
	}

	/**
	 * The role noted; otherwise the one the actor has chosen or the only one they hold,
	 * where leading projects of one's own, which everyone may, does not count beside an
	 * office. Empty if several come into question.
	 */
	public Optional<RoleAt> of(Actor actor) {
		RoleAt noted = TransactionSynchronizationManager.isSynchronizationActive() ? noted().get(actor.personId())
				: null;
		if (noted != null) {
			return Optional.of(noted);
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

	@SuppressWarnings("unchecked")
	private Map<UUID, RoleAt> noted() {
		Map<UUID, RoleAt> noted = (Map<UUID, RoleAt>) TransactionSynchronizationManager.getResource(this);
		if (noted == null) {
			noted = new HashMap<>();
			TransactionSynchronizationManager.bindResource(this, noted);
			TransactionSynchronizationManager.registerSynchronization(new Forgetting(noted));
		}
		return noted;
	}

	/** Keeps the notes with their own transaction, also while another one runs inside. */
	private final class Forgetting implements TransactionSynchronization {

		private final Map<UUID, RoleAt> noted;

		private Forgetting(Map<UUID, RoleAt> noted) {
			this.noted = noted;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(RolesInUse.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(RolesInUse.this, this.noted);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(RolesInUse.this);
		}

	}

}
