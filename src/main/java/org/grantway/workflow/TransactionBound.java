package org.grantway.workflow;

import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something that is noted in a transaction and forgotten with it. A transaction that runs
 * inside another one has its own.
 */
public final class TransactionBound<T> {

	private final Supplier<T> empty;

	public TransactionBound(Supplier<T> empty) {
		this.empty = empty;
	}

	/** What this transaction has noted; without a transaction nothing is kept. */
	@SuppressWarnings("unchecked")
	public T get() {
		T noted = (T) TransactionSynchronizationManager.getResource(this);
		if (noted == null) {
			noted = this.empty.get();
			if (TransactionSynchronizationManager.isSynchronizationActive()) {
				TransactionSynchronizationManager.bindResource(this, noted);
				TransactionSynchronizationManager.registerSynchronization(new Forgetting(noted));
			}
		}
		return noted;
	}

	private final class Forgetting implements TransactionSynchronization {

		private final T noted;

		private Forgetting(T noted) {
			this.noted = noted;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(TransactionBound.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(TransactionBound.this, this.noted);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(TransactionBound.this);
		}

	}

}
