package org.grantway.workflow;

import java.util.Map;
import java.util.UUID;

import org.grantway.shared.CaseRef;

/**
 * Starts processes and sends them messages, in the caller's transaction.
 */
public interface Processes {

	/**
	 * Starts a process for a subject of a case. Starting the same process, subject and
	 * round again does nothing.
	 * @param process file name in {@code bpmn/} without its ending
	 * @param of the case: its number becomes the business key, its history shows the
	 * process
	 * @param subjectId what the process is about: the case itself, or a part of it such
	 * as an instalment
	 * @param round 1, or higher for a repetition
	 * @param routing strings, numbers and booleans for gateways
	 */
	void start(String process, CaseRef of, UUID subjectId, int round, Map<String, ?> routing);

	/** Whether an instance of the process is under way for the subject. */
	boolean isRunning(String process, UUID subjectId);

	/**
	 * Sends a message to the running instance of the process for the subject.
	 * @return false, without any effect, if it does not wait for this message (now, any
	 * more, or not yet)
	 */
	boolean send(String message, String process, UUID subjectId, Map<String, ?> routing);

	/**
	 * Sends a message to one part of a repeated step, e.g. one department of a
	 * consultation.
	 * @param itemVariable the variable that names the part
	 * @param itemKey its value
	 * @return false, without any effect, if that part does not wait for the message
	 */
	boolean send(String message, String process, UUID subjectId, String itemVariable, String itemKey,
			Map<String, ?> routing);

	/**
	 * Moves the due date of the named timer event, in all running instances for the
	 * subject.
	 */
	void moveTimer(String process, UUID subjectId, String timerElement, java.time.Instant dueAt);

	/**
	 * Moves running timers of a case and the due dates of its open tasks by whole days.
	 * @param setUpBy only what came up by this moment moves
	 * @param dueFrom only what is due then or later moves
	 * @param days forward, or back if negative
	 */
	void shift(CaseRef of, java.time.Instant setUpBy, java.time.Instant dueFrom, int days);

}
