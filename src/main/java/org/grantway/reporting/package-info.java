/**
 * Shows where a call stands and whom it waits for.
 */
package org.grantway.reporting;
