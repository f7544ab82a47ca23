package org.grantway.documents;

import java.util.ArrayList;
import java.util.List;

import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Remembers what was told about cases.
 */
@Component
class SampleHistory {

	private final List<DomainEvent> events = new ArrayList<>();

	@EventListener
	synchronized void on(DomainEvent event) {
		if (event.subject().type().equals(SampleFileAccess.CASE_TYPE)) {
			this.events.add(event);
		}
	}

	synchronized List<String> of(CaseRef subject) {
		return this.events.stream()
			.filter((event) -> event.subject().equals(subject))
			.map(DomainEvent::action)
			.toList();
	}

}
