package org.grantway.forms;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;

/**
 * What people answered in forms, kept with the form's version, author, role and time.
 */
public interface Submissions {

	/** The newest answers given in a task of the subject. */
	Optional<Submission> latest(UUID subjectId, String task);

	/** The newest answers given in a task of several subjects, in one query. */
	Map<UUID, Submission> latest(Collection<UUID> subjectIds, String task);

	/** The newest answers given in a task for one part of a repeated step. */
	Optional<Submission> latest(UUID subjectId, String task, String itemKey);

	/** All answers given in a task of the subject, the oldest first. */
	List<Submission> all(UUID subjectId, String task);

	/** All answers given in all tasks of the case, the oldest first. */
	List<Submission> ofCase(UUID caseId);

	/** The answers under the names of their questions, in the reader's language. */
	List<Line> inWords(Submission submission, Locale locale);

	/**
	 * How the task ended, in the form's own words; empty if the form knows no such end.
	 */
	Optional<LocalizedText> outcome(Submission submission);

	/**
	 * Answers a task's form and completes the task, as the generic task page does:
	 * validates, keeps, tells the task's {@link TaskHandler}, moves the process on.
	 * @throws InvalidAnswers with a message per field if the answers do not pass
	 */
	void submit(WorkItem item, String outcome, Map<String, ?> answers, Actor actor);

	/**
	 * An answer in words.
	 *
	 * @param files what was attached, where the answer is files
	 */
	record Line(String label, String text, List<UUID> files) {

	}

	/**
	 * Answers by field key: text, {@link java.math.BigDecimal}, Boolean,
	 * {@link java.time.LocalDate}, lists of texts, lists of rows (maps), file ids.
	 *
	 * @param name what the task was called then
	 */
	record Submission(UUID id, UUID subjectId, String task, LocalizedText name, String itemKey, String form,
			int formVersion, String outcome, Map<String, Object> answers, UUID by, RoleAt as, Instant at) {

		/** The answer as text, or an empty string. */
		public String text(String key) {
			Object value = this.answers.get(key);
			return (value != null) ? value.toString() : "";
		}

	}

}
