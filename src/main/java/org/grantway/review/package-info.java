/**
 * Finds reviewers, collects their opinions, runs panels and ballots.
 */
package org.grantway.review;
