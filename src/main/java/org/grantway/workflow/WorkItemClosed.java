package org.grantway.workflow;

import java.util.UUID;

/**
 * A task was done, or the process went over it. Published in the same transaction.
 *
 * @param id as in {@link WorkItem#id()}
 */
public record WorkItemClosed(UUID id) {

}
