package org.grantway.workflow;

import org.grantway.shared.Actor;

/**
 * A task was handed over; the item names the colleague who has it now.
 */
public record WorkItemHandedOver(WorkItem item, Actor by) {

}
