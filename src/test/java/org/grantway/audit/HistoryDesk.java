package org.grantway.audit;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.workflow.CaseDesk;

import org.springframework.stereotype.Component;

/**
 * Cases for the tests of the history page, open to each role in another measure.
 */
@Component
class HistoryDesk implements CaseDesk {

	static final Map<String, CaseRef> CASES = new ConcurrentHashMap<>();

	static CaseRef open() {
		UUID id = UUID.randomUUID();
		CaseRef ref = new CaseRef("history-test", id, "HIS-" + id.toString().substring(0, 8));
		CASES.put(ref.number(), ref);
		return ref;
	}

	@Override
	public String caseType() {
		return "history-test";
	}

	@Override
	public Optional<CaseBrief> brief(UUID caseId, Actor reader) {
		return Optional.empty();
	}

	@Override
	public Optional<CaseRef> byNumber(String number, Actor reader) {
		return Optional.ofNullable(CASES.get(number));
	}

	@Override
	public HistoryAccess historyAccess(UUID caseId, Actor reader) {
		if (reader.holds(Role.INSPECTOR)) {
			return HistoryAccess.FULL;
		}
		if (reader.holds(Role.AGENCY_OFFICER)) {
			return HistoryAccess.STAFF;
		}
		if (reader.holds(Role.AUDIT_ADMINISTRATOR) || reader.holds(Role.SYSTEM_ADMINISTRATOR)) {
			return HistoryAccess.MASKED;
		}
		return reader.holds(Role.SECURITY_ADMINISTRATOR) ? HistoryAccess.NONE : HistoryAccess.CASE;
	}

	@Override
	public void entered(UUID caseId, String stage) {
	}

	@Override
	public String status(UUID caseId) {
		return "OPEN";
	}

}
