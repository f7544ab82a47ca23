/**
 * Letter review 通讯评审: draws reviewers, invites them, collects their opinions, ranks.
 */
package org.grantway.review.letters;
