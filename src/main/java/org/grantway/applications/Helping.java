package org.grantway.applications;

import jakarta.persistence.Embeddable;

/**
 * What somebody whom the leader has invited may do beside reading.
 *
 * @param mayWrite whether the person writes at all
 * @param part the partner whose rows are all that the person writes, or null for the
 * whole application
 */
@Embeddable
record Helping(boolean mayWrite, String part) {

}
