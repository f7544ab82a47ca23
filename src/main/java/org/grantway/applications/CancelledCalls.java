package org.grantway.applications;

import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.grantway.programmes.CallCancelled;
import org.grantway.programmes.Calls;
import org.grantway.workflow.Processes;

/**
 * Ends the applications of a cancelled call: drafts are closed, what was submitted is
 * declined with the call's reason. What is decided already goes on.
 */
@Component
class CancelledCalls {

	private final GrantApplications applications;

	private final ApplicationSteps steps;

	private final Calls calls;

	private final Processes processes;

	CancelledCalls(GrantApplications applications, ApplicationSteps steps, Calls calls, Processes processes) {
		this.applications = applications;
		this.steps = steps;
		this.calls = calls;
		this.processes = processes;
	}

	@EventListener
	void end(CallCancelled cancelled) {
		String process = this.calls.require(cancelled.call()).process();
		this.applications.findByCallIdOrderByCaseNumber(cancelled.call())
			.stream()
			.filter((application) -> application.status().endsWithItsCall())
			.forEach((application) -> {
				this.steps.withdrawn(application.id().toString());
				this.processes.send("Msg_CallCancelled", process, application.id(),
						Map.of("submitted", application.status().isSubmitted()));
			});
	}

}
