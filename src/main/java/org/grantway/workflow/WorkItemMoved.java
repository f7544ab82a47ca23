package org.grantway.workflow;

import java.time.Instant;

/**
 * An open task falls due at another time, because another arrangement of working days
 * holds. Published in that transaction, for those who tell people.
 *
 * @param item with its new due date
 * @param was when it fell due before
 */
public record WorkItemMoved(WorkItem item, Instant was) {

}
