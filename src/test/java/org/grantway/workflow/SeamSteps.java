package org.grantway.workflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

/**
 * Steps of the small process on which the engine seam is tested.
 */
@WorkflowStep("seamSteps")
public class SeamSteps {

	static final ConcurrentHashMap<String, Boolean> finishFails = new ConcurrentHashMap<>();

	public List<String> parts(String subjectId) {
		return List.of("north", "south");
	}

	public void finish(String subjectId) {
		if (finishFails.containsKey(subjectId)) {
			throw new IllegalStateException("The last step fails");
		}
	}

	/** Remembers the statuses of test cases. */
	@Component
	static class Desk implements CaseDesk {

		final ConcurrentHashMap<UUID, String> statuses = new ConcurrentHashMap<>();

		@Override
		public String caseType() {
			return "seam";
		}

		@Override
		public Optional<CaseBrief> brief(UUID caseId, Actor reader) {
			return Optional.empty();
		}

		@Override
		public Optional<CaseRef> byNumber(String number, Actor reader) {
			return Optional.empty();
		}

		@Override
		public HistoryAccess historyAccess(UUID caseId, Actor reader) {
			return HistoryAccess.NONE;
		}

		@Override
		public void entered(UUID caseId, String stage) {
			this.statuses.put(caseId, stage);
		}

		@Override
		public String status(UUID caseId) {
			return this.statuses.get(caseId);
		}

	}

}
