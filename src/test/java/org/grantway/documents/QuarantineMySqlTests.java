package org.grantway.documents;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class QuarantineMySqlTests extends QuarantineTests {

}
