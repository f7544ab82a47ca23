package org.grantway.review.panels;

/** What a ballot can say. */
enum Choice {

	YES, NO, ABSTAIN

}
