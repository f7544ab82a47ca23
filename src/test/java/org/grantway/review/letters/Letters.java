package org.grantway.review.letters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import org.springframework.boot.test.context.TestComponent;

/** Answers invitations to review, for tests of what comes before and after. */
@TestComponent
public class Letters {

	static final String TEXT = "申请书选题准确，技术路线清晰，风险识别充分，团队分工合理，指标可考核。".repeat(8);

	private final LetterReviews reviews;

	private final Shortlist shortlist;

	private final People people;

	private final Worklist worklist;

	private final Timeline timeline;

	Letters(LetterReviews reviews, Shortlist shortlist, People people, Worklist worklist, Timeline timeline) {
		this.reviews = reviews;
		this.shortlist = shortlist;
		this.people = people;
		this.worklist = worklist;
		this.timeline = timeline;
	}

	/** Everyone invited accepts and advises to fund. */
	public void answer(CaseRef of) {
		List<WorkItem> invitations = this.worklist.openOf(of.type(), of.id())
			.stream()
			.filter((item) -> item.task().equals("Task_AnswerInvitation"))
			.toList();
		for (WorkItem item : invitations) {
			UUID seat = UUID.fromString(item.itemKey());
			Actor reviewer = this.people.actor(item.assignee());
			this.reviews.accept(seat, true, true, true, "", reviewer);
			this.reviews.save(seat, form("A", TEXT), reviewer);
			this.reviews.submit(seat, true, reviewer);
		}
		this.timeline.runDueJobs();
	}

	/** Decides on several applications of a call, as the officer's page does. */
	public void shortlist(Call call, List<UUID> applications, boolean chosen, String grounds, Actor officer) {
		this.shortlist.decide(call, applications, chosen, grounds, officer);
		this.timeline.runDueJobs();
	}

	static SheetForm form(String grade, String text) {
		Map<String, String> marks = new HashMap<>(Map.of("B1", grade, "B2", grade, "B3", grade, "B4", grade));
		for (String criterion : List.of("J1", "J2", "J3", "J4", "J5", "F1", "F2", "F3", "F4")) {
			marks.put(criterion, "90");
		}
		return new SheetForm(marks, text, "FUND", "high", "", "");
	}

}
