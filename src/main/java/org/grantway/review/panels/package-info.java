/**
 * Panels 会议评审: members, attendance, quorum, secret ballots and conclusions.
 */
package org.grantway.review.panels;
