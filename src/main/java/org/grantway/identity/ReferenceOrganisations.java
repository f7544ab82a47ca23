package org.grantway.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.grantway.identity.Csv.Line;
import org.grantway.identity.Organisations.DepartmentView;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings organisations and departments in from tables: those that come with Grantway, and
 * those an administrator imports.
 */
@Service
public class ReferenceOrganisations {

	private static final List<String> ORGANISATION = List.of("code", "name_en", "name_zh", "type", "region");

	private static final List<String> DEPARTMENT = List.of("code", "name_en", "name_zh", "short_name_zh", "category",
			"role", "silence_counts_as_consent", "reply_working_days", "veto");

	private final Organisations organisations;

	private final ObjectMapper json;

	ReferenceOrganisations(Organisations organisations, ObjectMapper json) {
		this.organisations = organisations;
		this.json = json;
	}

	/** Loads the bundled tables; those that are there already stay as they are. */
	@Transactional
	public void loadReference() {
		if (this.organisations.departments().isEmpty()) {
			importDepartments(read("reference/departments.csv"), Actor.SYSTEM);
		}
		if (this.organisations.search("").isEmpty()) {
			importOrganisations(read("reference/organisations.csv"), Actor.SYSTEM);
		}
	}

	/**
	 * Loads the invented organisations of the demonstration. A department among them is
	 * one that is consulted, replies within 15 working days and agrees by its silence.
	 */
	@Transactional
	public void loadFictional() {
		try {
			JsonNode proposals = this.json.readTree(read("reference/proposals.json"));
			for (JsonNode node : proposals.path("fictional_organisations")) {
				if (this.organisations.find(node.path("code").asText()).isEmpty()) {
					this.organisations.add(new OrganisationView(node.path("code").asText(),
							new LocalizedText(node.path("name_en").asText(), node.path("name_zh").asText()),
							node.path("type").asText(), node.path("region").asText(), node.path("city").asText(),
							List.of()), Actor.SYSTEM);
					if (node.path("type").asText().equals("department")) {
						this.organisations.addDepartment(fictionalDepartment(node), Actor.SYSTEM);
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DepartmentView fictionalDepartment(JsonNode node) {
		LocalizedText name = new LocalizedText(node.path("name_en").asText(), node.path("name_zh").asText());
		return new DepartmentView(node.path("code").asText(), name, name.zh(), "ministry", "member",
				LocalizedText.of("For the demonstration", "仅供演示"), true, 15, false);
	}

	/** Adds all lines or, if one is wrong, none. */
	@Transactional
	void importOrganisations(String csv, Actor by) {
		each(csv, ORGANISATION, (line) -> this.organisations.add(organisation(line), by));
	}

	/** Adds all lines or, if one is wrong, none. */
	@Transactional
	void importDepartments(String csv, Actor by) {
		each(csv, DEPARTMENT, (line) -> this.organisations.addDepartment(department(line), by));
	}

	private static void each(String csv, List<String> columns, LineReader reader) {
		List<LineError> errors = new ArrayList<>();
		List<Line> lines = Csv.lines(csv);
		if (lines.isEmpty()) {
			throw new ImportRefused(List.of(new LineError(1, new Refused("identity.import.empty"))));
		}
		List<String> missing = columns.stream().filter((column) -> !lines.get(0).cells().containsKey(column)).toList();
		if (!missing.isEmpty()) {
			throw new ImportRefused(
					List.of(new LineError(1, new Refused("identity.import.columns", String.join(", ", missing)))));
		}
		for (Line line : lines) {
			try {
				reader.read(line);
			}
			catch (Refused ex) {
				errors.add(new LineError(line.number(), ex));
			}
		}
		if (!errors.isEmpty()) {
			throw new ImportRefused(errors);
		}
	}

	private static OrganisationView organisation(Line line) {
		String parents = line.get("parent_department");
		return new OrganisationView(line.get("code"), names(line), required(line, "type"), required(line, "region"),
				line.get("city"), parents.isEmpty() ? List.of() : List.of(parents.split("\\s*;\\s*")));
	}

	private static DepartmentView department(Line line) {
		return new DepartmentView(line.get("code"), names(line), required(line, "short_name_zh"),
				required(line, "category"), required(line, "role"),
				new LocalizedText(line.get("consult_topics_en"), line.get("consult_topics_zh")),
				flag(line, "silence_counts_as_consent"), days(line), flag(line, "veto"));
	}

	private static LocalizedText names(Line line) {
		return new LocalizedText(required(line, "name_en"), required(line, "name_zh"));
	}

	private static String required(Line line, String column) {
		String text = line.get(column);
		if (text.isEmpty()) {
			throw Refused.at(column, "identity.import.missing", column);
		}
		return text;
	}

	private static boolean flag(Line line, String column) {
		String text = required(line, column);
		if (!text.equals("true") && !text.equals("false")) {
			throw Refused.at(column, "identity.import.flag", column);
		}
		return Boolean.parseBoolean(text);
	}

	private static int days(Line line) {
		String text = required(line, "reply_working_days");
		if (!text.matches("\\d{1,3}")) {
			throw Refused.at("reply_working_days", "identity.import.number", "reply_working_days");
		}
		return Integer.parseInt(text);
	}

	private static String read(String path) {
		try {
			return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is done with one line. */
	private interface LineReader {

		void read(Line line);

	}

	/**
	 * @param line the row, counting the header as 1
	 * @param refusal what is wrong with it
	 */
	record LineError(int line, Refused refusal) {

	}

	/** Takes the whole table back, because at least one line is wrong. */
	static class ImportRefused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient List<LineError> errors;

		ImportRefused(List<LineError> errors) {
			super(errors.size() + " lines refused");
			this.errors = errors;
		}

		List<LineError> errors() {
			return this.errors;
		}

	}

}
