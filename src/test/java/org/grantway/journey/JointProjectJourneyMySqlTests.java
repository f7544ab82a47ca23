package org.grantway.journey;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class JointProjectJourneyMySqlTests extends JointProjectJourney {

}
