/**
 * The only place that knows the process engine. Everything else speaks to the interfaces
 * of {@code workflow}.
 */
package org.grantway.workflow.camunda;
