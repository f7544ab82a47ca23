/**
 * Takes applications from the draft to the formal check, and keeps what was submitted.
 */
package org.grantway.applications;
