package org.grantway.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;

/**
 * What waits for a person in a role; the work list knows. Asked before a role ends.
 */
public interface Duties {

	/** What would become of the open tasks if the person lost this role now. */
	Left ifEnded(UUID personId, RoleAt role);

	/**
	 * @param alone open tasks that nobody else may do, the oldest first
	 * @param taken how many further tasks the person has taken, which go back to the
	 * colleagues
	 */
	record Left(List<Duty> alone, int taken) {

	}

	/**
	 * @param task what is to be done
	 * @param number the case's number
	 * @param dueAt when it is due, or null
	 */
	record Duty(LocalizedText task, String number, Instant dueAt) {

	}

}
