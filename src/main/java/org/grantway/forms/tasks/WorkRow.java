package org.grantway.forms.tasks;

import java.time.Instant;

/**
 * One row of the work list: a task, or the same task for several cases of a call.
 *
 * @param count how many cases it stands for
 * @param with who has taken it, or null
 */
record WorkRow(String url, String name, String caseNumber, String caseTitle, int count, Instant createdAt,
		Instant dueAt, boolean overdue, boolean mine, String with) {

}
