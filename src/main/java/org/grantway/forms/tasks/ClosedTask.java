package org.grantway.forms.tasks;

import java.time.Instant;

/**
 * A task that is no longer open.
 *
 * @param outcome how it ended, or null
 * @param by who did it; null if the case moved on without it
 */
record ClosedTask(String number, String task, String outcome, String by, Instant at) {

}
