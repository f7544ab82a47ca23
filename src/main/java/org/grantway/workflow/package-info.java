/**
 * Drives cases through their processes: starting, messages, the work list, deadlines,
 * traces. The engine itself is known to {@code workflow.camunda} alone.
 */
package org.grantway.workflow;
