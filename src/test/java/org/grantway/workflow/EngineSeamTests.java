package org.grantway.workflow;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(classes = EngineSeamTests.WorkflowAlone.class)
@ActiveProfiles("test")
class EngineSeamTests extends EngineSeamContract {

	/** The workflow module by itself, on the whole schema. */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ComponentScan
	static class WorkflowAlone {

	}

}
