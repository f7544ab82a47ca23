package org.grantway.applications;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class OutageMySqlTests extends OutageTests {

}
