package org.grantway.applications;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class CancelledCallMySqlTests extends CancelledCallTests {

}
