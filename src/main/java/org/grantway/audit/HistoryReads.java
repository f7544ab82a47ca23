package org.grantway.audit;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.Role;
import org.grantway.workflow.CaseDesk.HistoryAccess;

/**
 * Puts on record who looked at a history without a part in the case, and who took a copy
 * of one.
 */
@Service
@Transactional
class HistoryReads {

	private final ApplicationEventPublisher events;

	HistoryReads(ApplicationEventPublisher events) {
		this.events = events;
	}

	public void opened(CaseRef of, HistoryAccess access, Actor reader) {
		if (access == HistoryAccess.MASKED || reader.holds(Role.INSPECTOR)) {
			publish(of, "history.opened", reader);
		}
	}

	public void exported(CaseRef of, Actor reader) {
		publish(of, "history.exported", reader);
	}

	private void publish(CaseRef of, String action, Actor reader) {
		this.events.publishEvent(Fact.of(of, action).by(reader).readableBy(Audience.REVIEW));
	}

}
