package org.grantway.forms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

import org.grantway.shared.Actor;
import org.grantway.workflow.WorkItem;

/**
 * Lets a page ask the form of several tasks of one kind at once: some of its questions
 * once for all of them, others for each. Names of fields that are asked for each begin
 * with the number of the case and a dot. {@link Submissions#submit} then takes the
 * answers in, task by task. The caller checks who may do the tasks, which all have the
 * same form.
 */
public interface TaskBatch {

	/**
	 * What the page shows: fields for the fragment {@code forms/fields}.
	 * @param typed what was typed so far, by the name of the field
	 * @param errors texts by the name of the field
	 */
	Fields fields(List<WorkItem> items, Questions questions, Map<String, String[]> typed, Map<String, String> errors);

	/**
	 * Keeps files that were sent for a question that is asked once, in the case of each
	 * task. Not to be called in a transaction, which would hold a connection to the
	 * database as long as the bytes take.
	 */
	Received receive(List<WorkItem> items, Questions questions, Map<String, String[]> typed,
			MultiValueMap<String, MultipartFile> files, Actor actor, Locale locale);

	/** The answers to each task's whole form, by the task's id. */
	Map<UUID, Map<String, Object>> answers(List<WorkItem> items, Questions questions, Map<String, String[]> typed);

	/**
	 * What is wrong with the answers for this outcome, by the name of the field on the
	 * page, or {@code form} for a question that the page does not ask.
	 */
	Map<String, String> errors(List<WorkItem> items, Questions questions, Map<String, String[]> typed, String outcome);

	/**
	 * Which questions of the form are asked; all others stay without an answer.
	 *
	 * @param once keys of those that are asked once
	 * @param each keys of those that are asked for each task
	 */
	record Questions(Set<String> once, Set<String> each) {

	}

	/**
	 * @param typed what was typed, with the files that were kept
	 * @param errors why files were refused, by the name of the field
	 */
	record Received(Map<String, String[]> typed, Map<String, String> errors) {

	}

	/**
	 * @param once fields that stand on the page once
	 * @param each fields of each task, by its id
	 */
	record Fields(List<?> once, Map<UUID, List<?>> each) {

	}

}
