package org.grantway.audit;

import java.util.List;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Role;
import org.grantway.workflow.CaseDesk.HistoryAccess;

/**
 * Who may look at processes, failed steps and the journal. Who may look at the history of
 * a case is the case's own matter (see {@link org.grantway.workflow.CaseDesk}).
 */
@Component
class AuditAccess {

	private static final List<Role> PROCESS_READERS = List.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR,
			Role.INSPECTOR, Role.PROGRAMME_OFFICER, Role.DECISION_MAKER, Role.AGENCY_OFFICER);

	/**
	 * Administrators and inspectors may read how the processes go, and so may the
	 * officers who have to check them against the rules.
	 */
	boolean mayReadProcesses(Actor actor) {
		return PROCESS_READERS.stream().anyMatch(actor::holds);
	}

	boolean mayReadIncidents(Actor actor) {
		return mayRetry(actor) || actor.holds(Role.AUDIT_ADMINISTRATOR);
	}

	boolean mayRetry(Actor actor) {
		return actor.holds(Role.SYSTEM_ADMINISTRATOR);
	}

	boolean mayReadJournal(Actor actor) {
		return actor.holds(Role.AUDIT_ADMINISTRATOR) || actor.holds(Role.INSPECTOR);
	}

	/** The inspector reads the values too; the audit administrator sees them masked. */
	HistoryAccess journalAccess(Actor actor) {
		return actor.holds(Role.INSPECTOR) ? HistoryAccess.FULL : HistoryAccess.MASKED;
	}

	void require(boolean allowed) {
		if (!allowed) {
			throw new NotAllowed("audit.not-allowed");
		}
	}

}
