package org.grantway.workflow.camunda;

import java.util.function.Consumer;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;

/**
 * Calls the engine as a person, so that its own log names who it was.
 */
@Component
class EngineCalls {

	private final IdentityService identity;

	private final ProcessEngineConfigurationImpl configuration;

	EngineCalls(IdentityService identity, ProcessEngineConfigurationImpl configuration) {
		this.identity = identity;
		this.configuration = configuration;
	}

	/**
	 * Several calls as one command: the engine reads what they have in common once, and
	 * writes once, when all are done.
	 */
	void atOnce(Actor actor, Consumer<CommandContext> calls) {
		as(actor, () -> this.configuration.getCommandExecutorTxRequired().execute((context) -> {
			calls.accept(context);
			return null;
		}));
	}

	void as(Actor actor, Runnable call) {
		var before = this.identity.getCurrentAuthentication();
		this.identity.setAuthenticatedUserId(actor.personId().toString());
		try {
			call.run();
		}
		finally {
			if (before != null) {
				this.identity.setAuthentication(before);
			}
			else {
				this.identity.clearAuthentication();
			}
		}
	}

}
