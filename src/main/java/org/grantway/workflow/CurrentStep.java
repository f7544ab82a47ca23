package org.grantway.workflow;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.stereotype.Component;

/**
 * Knows at which step of which process instance a transaction works: the task a person
 * has taken up, then whatever the process enters. The journal joins events to the picture
 * of the process with it.
 */
@Component
public class CurrentStep {

	private final TransactionBound<AtomicReference<Step>> noted = new TransactionBound<>(AtomicReference::new);

	/** Notes the step; until the next one or the end of the transaction. */
	public void at(String instanceId, String element) {
		this.noted.get().set(new Step(instanceId, element));
	}

	public Optional<Step> get() {
		return Optional.ofNullable(this.noted.get().get());
	}

	/**
	 * A step of an instance.
	 *
	 * @param instanceId as in {@link ProcessMap.InstanceTrace}
	 */
	public record Step(String instanceId, String element) {

	}

}
