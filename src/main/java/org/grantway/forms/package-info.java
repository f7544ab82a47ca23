/**
 * Renders form definitions, validates answers, keeps submissions; serves the work list
 * and the generic task page.
 */
package org.grantway.forms;
