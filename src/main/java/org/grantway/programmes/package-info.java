/**
 * Holds calls, their calendars, criteria and rules as versioned data.
 */
package org.grantway.programmes;
