package org.grantway.audit;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private static final Logger log = LoggerFactory.getLogger(JournalGuard.class);

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
		covered().add(of.id());
	}

	private void changed(Object entity, EventSource session) {
		if (entity instanceof Audited audited) {
			session.getActionQueue().registerProcess((completing) -> check(audited, completing));
		}
	}

	private void check(Audited changed, SessionImplementor session) {
		Audited whole = changed;
		while (whole != null && whole.partOf() != null) {
			whole = session.find(whole.partOf(), whole.auditedAs());
		}
		// A part whose whole has gone is covered by the entry the whole's removal needs.
		if (whole != null && !covered().contains(whole.auditedAs())) {
			String kind = changed.getClass().getSimpleName();
			log.error("A {} of case {} was changed without an entry in the journal; the change is refused", kind,
					whole.auditedAs());
			throw new IllegalStateException(
					"A %s of case %s was changed without an entry in the journal".formatted(kind, whole.auditedAs()));
		}
	}

	@SuppressWarnings("unchecked")
	private Set<UUID> covered() {
		Set<UUID> covered = (Set<UUID>) TransactionSynchronizationManager.getResource(this);
		if (covered == null) {
			covered = new HashSet<>();
			if (TransactionSynchronizationManager.isSynchronizationActive()) {
				TransactionSynchronizationManager.bindResource(this, covered);
				TransactionSynchronizationManager.registerSynchronization(new Unbinding(covered));
			}
		}
		return covered;
	}

	/** Keeps the set with its own transaction, also while another one runs inside. */
	private final class Unbinding implements TransactionSynchronization {

		private final Set<UUID> covered;

		private Unbinding(Set<UUID> covered) {
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
