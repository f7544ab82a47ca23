package org.grantway.applications;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.grantway.forms.TaskBatch;
import org.grantway.shared.Actor;
import org.grantway.workflow.WorkItem;

/**
 * A check of a host that can be done for several applications of a call together.
 */
enum HostCheck {

	/** Of what was submitted. Whether ethics are touched is a matter of each. */
	REVIEW("Task_HostReview", "forward", Set.of("checked", "secrecy", "secrecy_person", "commitment", "opinion"),
			Set.of("ethics", "ethics_state", "ethics_number", "permits")),
	/** Of the full applications after the shortlist. */
	FULL("Task_CheckFull", "forward", Set.of("checked", "secrecy", "secrecy_person", "commitment", "opinion"),
			Set.of()),
	/** One sealed list and commitment, on which each has its place. */
	COMMITMENT("Task_HostCommitment", "submit", Set.of("list_number", "commitments", "letter", "signatory"),
			Set.of("place"));

	private final String task;

	private final String outcome;

	private final TaskBatch.Questions questions;

	HostCheck(String task, String outcome, Set<String> once, Set<String> each) {
		this.task = task;
		this.outcome = outcome;
		this.questions = new TaskBatch.Questions(once, each);
	}

	/** The one that the actor can answer now with this task, if it is one. */
	static Optional<HostCheck> of(WorkItem item, Actor actor) {
		boolean free = (item.assignee() == null || actor.is(item.assignee()))
				&& item.candidates().stream().anyMatch((candidate) -> actor.grantFor(candidate).isPresent());
		return free ? Stream.of(values()).filter((check) -> check.task.equals(item.task())).findFirst()
				: Optional.empty();
	}

	/** The one of that name in an address. */
	static Optional<HostCheck> named(String slug) {
		return Stream.of(values()).filter((check) -> check.slug().equals(slug)).findFirst();
	}

	String task() {
		return this.task;
	}

	/** How the task ends when it is done for several. */
	String outcome() {
		return this.outcome;
	}

	TaskBatch.Questions questions() {
		return this.questions;
	}

	public String slug() {
		return name().toLowerCase(Locale.ROOT);
	}

}
