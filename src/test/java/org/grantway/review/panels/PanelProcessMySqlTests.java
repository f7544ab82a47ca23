package org.grantway.review.panels;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class PanelProcessMySqlTests extends PanelProcessTests {

}
