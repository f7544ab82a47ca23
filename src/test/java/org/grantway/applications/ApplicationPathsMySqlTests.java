package org.grantway.applications;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class ApplicationPathsMySqlTests extends ApplicationPathsTests {

}
