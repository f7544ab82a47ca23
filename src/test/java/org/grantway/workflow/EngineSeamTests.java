package org.grantway.workflow;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.SpringExtension;

// The direct @ExtendWith marks this as a test class, so that other tests' component scan
// leaves the configuration inside it alone.
@ExtendWith(SpringExtension.class)
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
