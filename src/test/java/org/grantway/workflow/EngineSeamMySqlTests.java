package org.grantway.workflow;

import org.springframework.boot.test.context.SpringBootTest;

import org.grantway.support.NeedsMySql;

@NeedsMySql
@SpringBootTest(classes = EngineSeamTests.WorkflowAlone.class)
class EngineSeamMySqlTests extends EngineSeamContract {

}
