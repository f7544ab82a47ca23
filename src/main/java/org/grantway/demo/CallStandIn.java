package org.grantway.demo;

import java.util.Locale;
import java.util.Map;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.programmes.CallPreparation;
import org.grantway.shared.Actor;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Sends calls on and publishes them.
 */
@Component
@Profile("demo")
class CallStandIn implements StandIn {

	private final CallPreparation preparation;

	CallStandIn(CallPreparation preparation) {
		this.preparation = preparation;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_PrepareCall", "submit", "Task_PublishCall", "publish");
	}

	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		if (item.task().equals("Task_PrepareCall")) {
			this.preparation.submitForApproval(item.of().id(), actor);
		}
		else {
			this.preparation.publish(item.of().id(), actor);
		}
	}

}
