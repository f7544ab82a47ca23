package org.grantway.workflow;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * A task that waits for a person, as the work list shows it.
 *
 * @param id id in URLs ({@code /tasks/{id}})
 * @param process the process's key, e.g. {@code national-lab}
 * @param task the element's id in the process, e.g. {@code Task_HostReview}
 * @param of the case
 * @param subjectId what the process instance is about
 * @param itemKey what this task is about inside a repeated step (a seat's, region's or
 * department's key), or null
 * @param name verb and object
 * @param explanation what is asked and why, one sentence
 * @param form {@code form:<key>} or {@code page:<path>} (placeholders filled in)
 * @param role the role in which it is done
 * @param candidates who may take it; empty if it is meant for one person
 * @param assignee the person who has it, or null
 * @param personal whether it was made for that one person and cannot be released
 * @param createdAt when it came up
 * @param dueAt when it is due, or null
 * @param batch whether it is usually done together with the same task of the call's other
 * cases
 * @param call the number of the call that the case belongs to, or null
 */
public record WorkItem(UUID id, String process, String task, CaseRef of, UUID subjectId, String itemKey,
		LocalizedText name, LocalizedText explanation, String form, Role role, Set<RoleAt> candidates, UUID assignee,
		boolean personal, Instant createdAt, Instant dueAt, boolean batch, String call) {

	public boolean isOverdue(Instant now) {
		return this.dueAt != null && this.dueAt.isBefore(now);
	}

	/**
	 * The form's key, if it is done on the generic task page; null if it has a page of
	 * its own.
	 */
	public String formKey() {
		return this.form.startsWith("form:") ? this.form.substring("form:".length()) : null;
	}

	/** The path of the task's own page, or null. */
	public String page() {
		return this.form.startsWith("page:") ? this.form.substring("page:".length()) : null;
	}

	/** Where it is done: its own page, or the one that shows its form. */
	public String url() {
		return (page() != null) ? page() : "/tasks/" + this.id;
	}

}
