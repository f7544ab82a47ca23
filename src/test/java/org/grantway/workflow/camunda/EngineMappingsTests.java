package org.grantway.workflow.camunda;

import java.util.Collection;

import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read beforehand is what an engine reads by itself.
 */
class EngineMappingsTests {

	@Test
	void nothingIsReadOtherwiseThanByTheEngine() {
		StandaloneInMemProcessEngineConfiguration engine = new StandaloneInMemProcessEngineConfiguration();
		engine.setJdbcUrl("jdbc:h2:mem:own-mappings");
		engine.setProcessEngineName("own-mappings");
		engine.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_CREATE_DROP);
		ProcessEngine itself = engine.buildProcessEngine();
		try {
			Configuration own = engine.getSqlSessionFactory().getConfiguration();
			EngineMappings mappings = new EngineMappings();
			mappings.setEnvironment(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:h2:mem:any"));
			mappings.postProcessBeanFactory(null);
			Configuration ours = mappings.factory(engine).getConfiguration();
			assertThat(names(ours)).hasSizeGreaterThan(500).containsExactlyInAnyOrderElementsOf(names(own));
			assertThat(ours.getVariables()).isEqualTo(own.getVariables());
			assertThat(ours.getDefaultExecutorType()).isEqualTo(own.getDefaultExecutorType())
				.isEqualTo(ExecutorType.BATCH);
			assertThat(ours.getDefaultStatementTimeout()).isEqualTo(own.getDefaultStatementTimeout());
		}
		finally {
			itself.close();
		}
	}

	private static Collection<String> names(Configuration configuration) {
		return configuration.getMappedStatementNames();
	}

}
