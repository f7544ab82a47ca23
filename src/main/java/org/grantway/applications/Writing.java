package org.grantway.applications;

import org.grantway.applications.content.SectionPlan.Step;
import org.grantway.programmes.Call;

/**
 * Which part is being written now, and in which task of the process.
 */
record Writing(Step step, String task) {

	/** What is written in this status; null where nothing is. */
	static Writing in(ApplicationStatus status, Call call) {
		return switch (status) {
			case DRAFT, RETURNED, INTENTION -> call.rolling() ? new Writing(Step.INTENTION, "Task_WriteIntention")
					: new Writing(call.twoStep() ? Step.PRE_APPLICATION : Step.WHOLE, "Task_Apply");
			case FULL_APPLICATION -> new Writing(Step.FULL_APPLICATION, "Task_WriteFull");
			case INCUBATION -> new Writing(Step.INCUBATION, "Task_Incubate");
			case AGREEMENT -> new Writing(Step.AGREEMENT, "Task_DraftAgreement");
			default -> null;
		};
	}

}
