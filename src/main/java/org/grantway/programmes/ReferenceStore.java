package org.grantway.programmes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps reference data as rows of JSON by kind and code, and adds to the tables what the
 * files that come with the programme have and they do not. It does so before any other
 * bean can ask, in every profile.
 */
@Component("referenceStore")
class ReferenceStore implements InitializingBean {

	static final String FIELD = "field";

	static final String COST_CATEGORY = "cost-category";

	static final String CRITERIA_SET = "criteria-set";

	static final String SCALE = "scale";

	static final String DECISION_RULE = "decision-rule";

	static final String PROGRAMME = "programme";

	static final String CALL_TEMPLATE = "call-template";

	private final JdbcClient jdbc;

	private final ObjectMapper json;

	private final TransactionTemplate transaction;

	private final Map<String, Map<String, JsonNode>> cache = new ConcurrentHashMap<>();

	ReferenceStore(JdbcClient jdbc, ObjectMapper json, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.json = json;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	public void afterPropertiesSet() {
		try {
			this.transaction.executeWithoutResult((status) -> loadWhatIsMissing());
		}
		catch (DuplicateKeyException ex) {
			// Another node loads the same files at this moment; its rows are as good.
		}
	}

	/** The newest edition of each item of a kind, in the order of the file. */
	Map<String, JsonNode> all(String kind) {
		return this.cache.computeIfAbsent(kind, this::read);
	}

	Optional<JsonNode> find(String kind, String code) {
		return Optional.ofNullable(all(kind).get(code));
	}

	JsonNode require(String kind, String code) {
		return find(kind, code)
			.orElseThrow(() -> new IllegalStateException("There is no " + kind + " with the code " + code));
	}

	private Map<String, JsonNode> read(String kind) {
		Map<String, JsonNode> items = new LinkedHashMap<>();
		this.jdbc.sql("select code, content from reference_item where kind = ? order by edition, sort_order")
			.param(kind)
			.query((row) -> {
				items.put(row.getString("code"), parse(row.getString("content")));
			});
		return items;
	}

	private void loadWhatIsMissing() {
		load(FIELD, rows("reference/fields.csv"));
		load(COST_CATEGORY, rows("reference/cost-categories.csv"));
		load(CRITERIA_SET, file("reference/criteria.json").get("criteria_sets"));
		load(SCALE, file("reference/criteria.json").get("scales"));
		load(DECISION_RULE, file("reference/criteria.json").get("decision_rules"));
		load(PROGRAMME, file("reference/programmes.json").get("programmes"));
		load(CALL_TEMPLATE, file("reference/calls.json").get("calls"));
		loadCalendar();
	}

	/**
	 * Adds what the files have and the table does not, e.g. after an update; what is
	 * there stays as it is, in whatever edition.
	 */
	private void load(String kind, Iterable<JsonNode> items) {
		Set<String> present = Set.copyOf(
				this.jdbc.sql("select code from reference_item where kind = ?").param(kind).query(String.class).list());
		int position = 0;
		for (JsonNode item : items) {
			String code = item.get("code").asText();
			if (!present.contains(code)) {
				this.jdbc
					.sql("insert into reference_item (kind, code, edition, sort_order, content) values (?, ?, 1, ?, ?)")
					.params(kind, code, position, item.toString())
					.update();
			}
			position++;
		}
	}

	private void loadCalendar() {
		long present = this.jdbc.sql("select count(*) from calendar_day").query(Long.class).single();
		if (present > 0) {
			return;
		}
		for (Map<String, String> day : Csv.read("reference/calendar.csv")) {
			this.jdbc
				.sql("insert into calendar_day (calendar_date, kind, name_en, name_zh, status) values (?, ?, ?, ?, ?)")
				.params(java.time.LocalDate.parse(day.get("date")), day.get("kind"), day.get("name_en"),
						day.get("name_zh"), day.get("status"))
				.update();
		}
	}

	private List<JsonNode> rows(String path) {
		return Csv.read(path).stream().map((row) -> (JsonNode) this.json.valueToTree(row)).toList();
	}

	private JsonNode file(String path) {
		try (var in = new ClassPathResource(path).getInputStream()) {
			return this.json.readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JsonNode parse(String content) {
		try {
			return this.json.readTree(content);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
