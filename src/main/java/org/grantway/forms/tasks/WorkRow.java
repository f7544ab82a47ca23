package org.grantway.forms.tasks;

import java.time.Instant;

/**
 * One row of the work list: a task, or the same task for several cases of a call.
 *
 * @param caseNumber the number of the case, or of the call if it is folded
 * @param part what tells it apart from the case's other tasks of the kind, or null
 * @param fold what it stands for if it stands for several, otherwise null
 * @param with who has taken it, or null
 */
record WorkRow(String url, String name, String part, String caseNumber, String caseTitle, Fold fold, Instant createdAt,
		Instant dueAt, boolean overdue, boolean mine, String with) {

	/**
	 * The same task of several cases of a call.
	 *
	 * @param caseType the kind of case
	 * @param each where they are listed one by one, if the row leads elsewhere
	 */
	record Fold(String caseType, long count, long overdue, String each) {

	}

}
