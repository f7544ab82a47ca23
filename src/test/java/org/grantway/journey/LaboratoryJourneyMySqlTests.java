package org.grantway.journey;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class LaboratoryJourneyMySqlTests extends LaboratoryJourneyTests {

}
