package org.grantway.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives each test context an empty database of its own on the MySQL server under test.
 */
class FreshMySql implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	// on loopback, encryption and parsing the same statement again were an eighth of the
	// time
	private static final String QUICK = "&sslMode=DISABLED&allowPublicKeyRetrieval=true&cachePrepStmts=true"
			+ "&prepStmtCacheSize=500&prepStmtCacheSqlLimit=4096&cacheServerConfiguration=true";

	private static final AtomicInteger NUMBER = new AtomicInteger();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String server = System.getProperty("grantway.test.mysql");
		String database = "grants_test" + System.getProperty("grantway.test.fork", "") + "_" + NUMBER.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(server);
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists " + database);
			statement.execute("create database " + database + " character set utf8mb4");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The MySQL server under test does not answer", ex);
		}
		String url = server.replaceFirst("(jdbc:mysql://[^/]+/)[^?]*", "$1" + database)
				+ "&nullDatabaseMeansCurrent=true&rewriteBatchedStatements=true" + QUICK;
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("fresh-mysql", Map.of("spring.datasource.url", url)));
	}

}
