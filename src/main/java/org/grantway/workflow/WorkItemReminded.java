package org.grantway.workflow;

/**
 * Those whom an open task waits for are to be reminded of it. Published in the
 * transaction of the reminder, for those who tell people.
 */
public record WorkItemReminded(WorkItem item) {

}
