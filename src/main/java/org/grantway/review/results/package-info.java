/**
 * Tells other modules what review and panels found, without naming anyone.
 */
package org.grantway.review.results;
