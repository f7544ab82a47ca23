package org.grantway.audit;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;

/**
 * Fails a transaction that changed an audited entity without an entry in the journal of
 * its case. It asks at the very end, after the last flush, so it does not matter which
 * came first.
 */
@Component
class JournalGuard implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener {

	private static final long serialVersionUID = 1L;

	private final transient EntityManagerFactory entityManagers;

	JournalGuard(EntityManagerFactory entityManagers) {
		this.entityManagers = entityManagers;
	}

	@PostConstruct
	void listen() {
		EventListenerRegistry listeners = this.entityManagers.unwrap(SessionFactoryImplementor.class)
			.getServiceRegistry()
			.getService(EventListenerRegistry.class);
		listeners.appendListeners(EventType.POST_INSERT, this);
		listeners.appendListeners(EventType.POST_UPDATE, this);
		listeners.appendListeners(EventType.POST_DELETE, this);
	}

	@Override
	public void onPostInsert(PostInsertEvent event) {
		changed(event.getEntity(), event.getSession());
	}

	@Override
	public void onPostUpdate(PostUpdateEvent event) {
		changed(event.getEntity(), event.getSession());
	}

	@Override
	public void onPostDelete(PostDeleteEvent event) {
		changed(event.getEntity(), event.getSession());
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

	/** Notes that this transaction has an entry for the case. */
	void journalled(CaseRef of) {
		covered().add(new Case(of.type(), of.id()));
	}

	private void changed(Object entity, EventSource session) {
		if (entity instanceof Audited audited) {
			CaseRef of = audited.auditedAs();
			session.getActionQueue().registerProcess((completing) -> check(of, entity.getClass().getSimpleName()));
		}
	}

	private void check(CaseRef of, String kind) {
		if (!covered().contains(new Case(of.type(), of.id()))) {
			throw new IllegalStateException(
					"A %s of %s %s was changed without an entry in the journal".formatted(kind, of.type(), of.id()));
		}
	}

	@SuppressWarnings("unchecked")
	private Set<Case> covered() {
		Set<Case> covered = (Set<Case>) TransactionSynchronizationManager.getResource(this);
		if (covered == null) {
			covered = new HashSet<>();
			if (TransactionSynchronizationManager.isSynchronizationActive()) {
				TransactionSynchronizationManager.bindResource(this, covered);
				TransactionSynchronizationManager.registerSynchronization(new Unbinding(covered));
			}
		}
		return covered;
	}

	private record Case(String type, UUID id) {

	}

	/** Keeps the set with its own transaction, also while another one runs inside. */
	private final class Unbinding implements TransactionSynchronization {

		private final Set<Case> covered;

		private Unbinding(Set<Case> covered) {
			this.covered = covered;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(JournalGuard.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(JournalGuard.this, this.covered);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(JournalGuard.this);
		}

	}

}
