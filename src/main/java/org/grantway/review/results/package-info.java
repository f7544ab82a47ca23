/**
 * Tells other modules what reviews and panels found, without naming reviewers.
 */
package org.grantway.review.results;
