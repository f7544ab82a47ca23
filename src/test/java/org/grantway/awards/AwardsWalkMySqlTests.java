package org.grantway.awards;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class AwardsWalkMySqlTests extends AwardsWalkTests {

}
