package org.grantway.workflow.camunda;

import org.camunda.bpm.engine.IdentityService;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;

/**
 * Calls the engine as a person, so that its own log names who it was.
 */
@Component
class EngineCalls {

	private final IdentityService identity;

	EngineCalls(IdentityService identity) {
		this.identity = identity;
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
