package org.grantway.demo;

import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What the demonstration remembers across restarts.
 */
@Component
@Profile("demo")
class DemoState {

	private final JdbcTemplate jdbc;

	DemoState(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	Optional<String> get(String name) {
		return this.jdbc.queryForList("select content from demo_state where name = ?", String.class, name)
			.stream()
			.findFirst();
	}

	void put(String name, String content) {
		if (this.jdbc.update("update demo_state set content = ? where name = ?", content, name) == 0) {
			this.jdbc.update("insert into demo_state (name, content) values (?, ?)", name, content);
		}
	}

}
