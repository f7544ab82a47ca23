package org.grantway.workflow;

import org.grantway.shared.CaseRef;

/**
 * A step has failed for the last time and waits for the administrator. Published in the
 * transaction that notes it.
 *
 * @param element the step's id in its process
 * @param of the case that stands still, or null if there is none
 */
public record IncidentOpened(String element, CaseRef of) {

}
