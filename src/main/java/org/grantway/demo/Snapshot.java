package org.grantway.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import org.grantway.shared.Refused;
import org.grantway.workflow.Timeline;

/**
 * Keeps the embedded database as it was when the story had been told, and brings it back.
 * On another database a reset means to empty it and to start again.
 */
@Component
@Profile("demo")
class Snapshot {

	private static final Logger log = LoggerFactory.getLogger(Snapshot.class);

	private final JdbcTemplate jdbc;

	private final Timeline timeline;

	private final Path file;

	Snapshot(JdbcTemplate jdbc, Timeline timeline,
			@Value("${grantway.demo.snapshot:./data/demo-first-day.zip}") Path file) {
		this.jdbc = jdbc;
		this.timeline = timeline;
		this.file = file;
	}

	boolean isPossible() {
		return isEmbedded() && Files.isRegularFile(this.file);
	}

	void take() {
		if (isEmbedded()) {
			this.jdbc.execute("script drop to '" + name() + "' compression deflate charset 'UTF-8'");
		}
	}

	/**
	 * All that happened since is gone. Files stay on disk, where nothing refers to them.
	 */
	void bringBack() {
		if (!isPossible()) {
			throw new Refused("demo.refused.no-reset");
		}
		this.timeline.undisturbed(() -> {
			this.jdbc.execute("drop all objects");
			this.jdbc.execute("runscript from '" + name() + "' compression deflate charset 'UTF-8'");
		});
		log.info("Demonstration: back to the first day");
	}

	private String name() {
		return this.file.toString().replace("'", "''");
	}

	private boolean isEmbedded() {
		return "H2".equals(this.jdbc.execute((ConnectionCallback<String>) Snapshot::product));
	}

	private static String product(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductName();
	}

}
