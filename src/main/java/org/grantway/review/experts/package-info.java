/**
 * Keeps the pool of experts and finds conflicts of interest, each with its evidence.
 */
package org.grantway.review.experts;
