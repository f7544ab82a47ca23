package org.grantway.forms.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.grantway.workflow.CaseDesk.CaseBrief;

/**
 * What the page of a task shows around its form.
 *
 * @param who who may do it, in words
 * @param takenBy who has taken it, or null
 * @param colleagues to whom it can be handed over, id to name
 */
record TaskView(UUID id, String name, String explanation, String number, CaseBrief brief, String title,
		List<String> who, Instant createdAt, Instant dueAt, boolean overdue, String takenBy, boolean mine,
		boolean mayTake, boolean mayRelease, Map<String, String> colleagues) {

}
