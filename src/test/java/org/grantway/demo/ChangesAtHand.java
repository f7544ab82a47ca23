package org.grantway.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.springframework.jdbc.core.JdbcTemplate;

import org.grantway.shared.Times;

/**
 * What a leader types when asking for a change of a project, from what the project has.
 * Some of it is refused: a unit too many, a day that is past, a kind that does not fit.
 */
class ChangesAtHand {

	static final List<String> KINDS = List.of("extension", "leader", "host", "schedule", "content", "budget", "partner",
			"suspension", "resumption", "termination");

	private static final List<String> UNITS = List.of("UNI-NKU", "UNI-TJU", "UNI-YSU", "UNI-PKU", "INS-IOP",
			"UNI-HEBUT");

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final List<String> hosts;

	private final UnaryOperator<String> colleagues;

	/**
	 * @param hosts codes of institutions whose offices answer
	 * @param colleagues gives the e-mail address of somebody new of an institution
	 */
	ChangesAtHand(JdbcTemplate jdbc, Clock clock, List<String> hosts, UnaryOperator<String> colleagues) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.hosts = hosts;
		this.colleagues = colleagues;
	}

	/** Who leads the project of the application now; empty before there is one. */
	Optional<UUID> leader(UUID application) {
		return project(application).map((row) -> UUID.fromString(row.get("principal_investigator").toString()));
	}

	/** Whether there is a project that may still be changed. */
	boolean isUnderWay(UUID application) {
		return project(application)
			.filter((row) -> List.of("ACTIVE", "CONSTRUCTION", "SUSPENDED").contains(row.get("status").toString()))
			.isPresent();
	}

	/**
	 * @param which which of several ways, from 0
	 */
	Map<String, String> typed(UUID application, String kind, int which) {
		Map<String, Object> project = project(application).orElseThrow();
		Map<String, String> typed = new LinkedHashMap<>();
		typed.put("reason", "执行条件变化，经与各方商定后提出。The conditions of the work have changed.");
		switch (kind) {
			case "extension" -> typed.put("months", String.valueOf(1 + which % 12));
			case "leader" -> typed.put("email", this.colleagues.apply(project.get("host").toString()));
			case "host" -> typed.put("host", this.hosts.get(which % this.hosts.size()));
			case "schedule" -> {
				typed.put("milestone", one("project_milestone", project, which));
				typed.put("due", day(30 * which));
			}
			case "content" -> {
				typed.put("indicator", one("project_indicator", project, which));
				typed.put("target", String.valueOf(which));
			}
			case "budget" -> {
				List<String> costs = project.get("kind").equals("PROJECT")
						? List.of("equipment", "business", "labour", "indirect")
						: List.of("building", "platform", "operation", "open-projects");
				typed.putAll(Map.of("from", costs.get(which % 4), "to", costs.get(which / 4 % 4), "amount", "1000"));
			}
			case "partner" -> {
				List<String> partners = new ArrayList<>(List.of(project.get("partners").toString().split(" ")));
				partners.remove("");
				boolean leaves = which % 2 == 1 && !partners.isEmpty();
				typed.put("move", leaves ? "leave" : "join");
				typed.put("unit", leaves ? partners.get(which % partners.size()) : UNITS.get(which / 2 % UNITS.size()));
				typed.put("share", "1000");
			}
			case "suspension" -> typed.put("until", day(15 * which));
			default -> {
				// only the reason is asked for
			}
		}
		return typed;
	}

	private String day(int ahead) {
		return Times.dayOf(Instant.now(this.clock)).plusDays(ahead).toString();
	}

	private String one(String table, Map<String, Object> project, int which) {
		List<String> ids = this.jdbc.queryForList("select id from " + table + " where project_id = ? order by ordinal",
				String.class, project.get("id").toString());
		return ids.isEmpty() ? "" : ids.get(which % ids.size());
	}

	private Optional<Map<String, Object>> project(UUID application) {
		return this.jdbc
			.queryForList("select id, kind, host, partners, status, principal_investigator from project "
					+ "where application_id = ?", application.toString())
			.stream()
			.findFirst();
	}

}
