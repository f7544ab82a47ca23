package org.grantway.programmes;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class CallsMySqlTests extends CallsTests {

}
