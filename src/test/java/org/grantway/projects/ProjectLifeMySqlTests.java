package org.grantway.projects;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class ProjectLifeMySqlTests extends ProjectLifeTests {

}
