package org.grantway.review.panels;

/** Whether a member sits on an item. */
enum Attendance {

	INVITED, PRESENT, ABSENT, RECUSED

}
