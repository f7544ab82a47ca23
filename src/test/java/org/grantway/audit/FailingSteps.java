package org.grantway.audit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.workflow.IncidentOpened;
import org.grantway.workflow.WorkflowStep;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/**
 * A step that does half of its work and then fails, for the subjects that are to fail.
 */
@WorkflowStep("failingSteps")
@Transactional
public class FailingSteps {

	static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

	/** The numbers of the cases that stand still, as they are told. */
	static final List<String> OPENED = new CopyOnWriteArrayList<>();

	private final ApplicationEventPublisher events;

	FailingSteps(ApplicationEventPublisher events) {
		this.events = events;
	}

	@EventListener
	void opened(IncidentOpened incident) {
		OPENED.add(incident.of().number());
	}

	public void post(String subjectId) {
		CaseRef of = HistoryDesk.CASES.values()
			.stream()
			.filter((one) -> one.id().toString().equals(subjectId))
			.findFirst()
			.orElseThrow();
		this.events.publishEvent(Fact.of(of, "case.posted").by(Actor.SYSTEM));
		if (FAILING.contains(subjectId)) {
			throw new IllegalStateException("The treasury does not answer");
		}
	}

}
