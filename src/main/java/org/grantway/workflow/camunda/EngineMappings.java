package org.grantway.workflow.camunda;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's SQL mappings while the rest of the application is set up. They take
 * a seventh of the start if the engine reads them itself, which it does in the same way.
 */
@Component
class EngineMappings implements BeanFactoryPostProcessor, EnvironmentAware {

	private String databaseType;

	private FutureTask<Configuration> reading;

	@Override
	public void setEnvironment(org.springframework.core.env.Environment environment) {
		boolean mysql = environment.getProperty("spring.datasource.url", "").startsWith("jdbc:mysql:");
		this.databaseType = mysql ? "mysql" : "h2";
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		this.reading = new FutureTask<>(this::read);
		// a thread of its own, because that has the class loader of this one
		Thread reader = new Thread(this.reading, "engine-mappings");
		reader.setDaemon(true);
		reader.start();
	}

	private Configuration read() throws IOException {
		Properties properties = new Properties();
		properties.put("prefix", "");
		ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", this.databaseType);
		try (Reader mappings = new InputStreamReader(
				ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE),
				StandardCharsets.UTF_8)) {
			return new XMLConfigBuilder(mappings, "", properties).parse();
		}
	}

	/** What the engine asks the database with, over its own data source. */
	SqlSessionFactory factory(ProcessEngineConfigurationImpl engine) {
		Configuration mappings = mappings();
		mappings.setEnvironment(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
		mappings.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
		if (engine.isJdbcBatchProcessing()) {
			mappings.setDefaultExecutorType(ExecutorType.BATCH);
		}
		return new DefaultSqlSessionFactory(mappings);
	}

	private Configuration mappings() {
		try {
			return this.reading.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The engine's SQL mappings cannot be read", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
