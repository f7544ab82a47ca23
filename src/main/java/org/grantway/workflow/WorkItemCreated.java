package org.grantway.workflow;

/**
 * A task has come up. Published in the transaction that created it, for those who tell
 * people.
 */
public record WorkItemCreated(WorkItem item) {

}
