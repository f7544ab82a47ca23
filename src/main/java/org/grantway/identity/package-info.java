/**
 * Knows people, organisations, departments and who holds which role where; signs people
 * in.
 */
package org.grantway.identity;
