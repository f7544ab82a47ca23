package org.grantway.workflow.camunda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the engine's tables with Flyway, from the scripts in the engine's own jar. On
 * MySQL they become utf8mb4 with times to the millisecond; as shipped they would refuse
 * emoji, round times to the second, and take no timestamp after January 2038, which a
 * project may well see. One migration per script, because MySQL cannot resume a half-done
 * one.
 */
@Configuration(proxyBeanMethods = false)
class EngineSchema {

	private static final List<String> PARTS = List.of("engine", "history", "identity", "case.engine", "case.history",
			"decision.engine", "decision.history");

	@Bean
	FlywayConfigurationCustomizer engineTables() {
		return (configuration) -> {
			List<JavaMigration> migrations = new ArrayList<>(List.of(configuration.getJavaMigrations()));
			for (String part : PARTS) {
				migrations.add(new EngineScript(PARTS.indexOf(part) + 1, part));
			}
			configuration.javaMigrations(migrations.toArray(JavaMigration[]::new));
		};
	}

	/** Runs one of the engine's scripts. */
	private record EngineScript(int ordinal, String part) implements JavaMigration {

		@Override
		public MigrationVersion getVersion() {
			return MigrationVersion.fromVersion("20261101.%04d".formatted(this.ordinal));
		}

		@Override
		public String getDescription() {
			return "engine 7.24 " + this.part;
		}

		@Override
		public Integer getChecksum() {
			CRC32 crc = new CRC32();
			crc.update(script("h2").getBytes(StandardCharsets.UTF_8));
			return (int) crc.getValue();
		}

		@Override
		public boolean canExecuteInTransaction() {
			return true;
		}

		@Override
		public void migrate(Context context) throws Exception {
			boolean mysql = context.getConnection().getMetaData().getDatabaseProductName().startsWith("MySQL");
			String sql = mysql ? forMySql(script("mysql")) : script("h2");
			ScriptUtils.executeSqlScript(context.getConnection(), new EncodedResource(
					new ByteArrayResource(sql.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
		}

		private static String forMySql(String sql) {
			return sql.replace("CHARSET=utf8 COLLATE utf8_bin", "CHARSET=utf8mb4 COLLATE utf8mb4_bin")
				.replaceAll("(?i)(_\\s+)(?:datetime|timestamp)\\b(?!\\()", "$1datetime(3)");
		}

		private String script(String vendor) {
			String path = "/org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(vendor, this.part);
			try (InputStream in = EngineSchema.class.getResourceAsStream(path)) {
				if (in == null) {
					throw new IllegalStateException("The engine's jar lacks " + path);
				}
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
