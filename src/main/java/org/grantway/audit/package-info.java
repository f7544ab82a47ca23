/**
 * Keeps the journal and shows the history of a case.
 */
package org.grantway.audit;
