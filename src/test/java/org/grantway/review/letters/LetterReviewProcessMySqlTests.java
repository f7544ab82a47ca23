package org.grantway.review.letters;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class LetterReviewProcessMySqlTests extends LetterReviewProcessTests {

}
