package org.grantway.journey;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class CenterJourneyMySqlTests extends CenterJourneyTests {

}
