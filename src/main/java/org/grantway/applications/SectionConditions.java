package org.grantway.applications;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Field.Kind;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.UnitConditions;
import org.grantway.programmes.UnitConditions.Breach;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Names;

/**
 * Finds what a section says against the conditions of the call: too little time, too many
 * units, a region that is missing, or a name that double-blind reviewers must not read.
 */
@Component
class SectionConditions {

	private static final Set<String> NAMES_BELONG = Set.of("team", "partners", "agreement");

	private final ApplicationSections sections;

	private final SectionJson json;

	private final People people;

	private final Organisations organisations;

	private final UnitConditions unitConditions;

	SectionConditions(ApplicationSections sections, SectionJson json, People people, Organisations organisations,
			UnitConditions unitConditions) {
		this.sections = sections;
		this.json = json;
		this.people = people;
		this.organisations = organisations;
		this.unitConditions = unitConditions;
	}

	List<Finding> findings(GrantApplication application, Call call, Section section, Answers answers) {
		List<Finding> findings = new ArrayList<>();
		switch (section.key()) {
			case "team" -> checkTeam(application, call, answers, findings);
			case "partners" -> checkUnits(application, call, answers, findings);
			default -> {
			}
		}
		if (call.isDoubleBlind() && !NAMES_BELONG.contains(section.key())) {
			checkNames(application, section, answers, findings);
		}
		return findings;
	}

	private void checkTeam(GrantApplication application, Call call, Answers answers, List<Finding> findings) {
		List<Map<String, String>> members = answers.rows("members");
		rule(call, "pi_months_per_year_min").ifPresent((least) -> {
			List<Integer> own = rowsOfLeader(application, members);
			boolean enough = own.stream()
				.flatMap((row) -> Answers.number(members.get(row).getOrDefault("months", "")).stream())
				.anyMatch((months) -> months.compareTo(BigDecimal.valueOf(least)) >= 0);
			if (!enough) {
				String field = own.isEmpty() ? "members" : "members." + own.get(0) + ".months";
				findings.add(Finding.of("team", field, "applications.check.leader-months", least));
			}
		});
		rule(call, "topics_max").ifPresent((most) -> {
			long topics = members.stream().filter((row) -> "topic-leader".equals(row.get("role"))).count();
			if (topics > most) {
				findings.add(Finding.of("team", "members", "applications.check.topics", most, topics));
			}
		});
	}

	private List<Integer> rowsOfLeader(GrantApplication application, List<Map<String, String>> members) {
		String email = members.isEmpty() ? "" : this.people.require(application.principalInvestigator()).email();
		List<Integer> rows = new ArrayList<>();
		for (int row = 0; row < members.size(); row++) {
			if ("leader".equals(members.get(row).get("role"))
					|| email.equalsIgnoreCase(members.get(row).getOrDefault("email", ""))) {
				rows.add(row);
			}
		}
		return rows;
	}

	private void checkUnits(GrantApplication application, Call call, Answers answers, List<Finding> findings) {
		List<String> units = answers.rows("units").stream().map((row) -> row.getOrDefault("organisation", "")).toList();
		for (Breach breach : this.unitConditions.breaches(call, application.host(), units)) {
			int row = units.indexOf(breach.unit());
			String field = (row >= 0) ? "units." + row + ".organisation" : "units";
			findings.add(Finding.of("partners", field, "applications.check." + breach.rule().key(),
					breach.arguments().toArray()));
		}
	}

	private static OptionalLong rule(Call call, String code) {
		return (call.eligibility().get(code) instanceof Number number) ? OptionalLong.of(number.longValue())
				: OptionalLong.empty();
	}

	/** What is typed must not name whom the reviewers are not to know. */
	private void checkNames(GrantApplication application, Section section, Answers answers, List<Finding> findings) {
		List<LocalizedText> names = names(application);
		for (Field field : section.fields()) {
			if (field.kind() == Kind.ROWS) {
				List<Map<String, String>> rows = answers.rows(field.name());
				for (int row = 0; row < rows.size(); row++) {
					for (Field column : field.columns()) {
						checkName(section, field.name() + "." + row + "." + column.name(),
								rows.get(row).getOrDefault(column.name(), ""), names, findings);
					}
				}
			}
			else if ((field.kind() == Kind.LINE || field.kind() == Kind.TEXT)
					&& !field.name().equals("excluded_reviewers")) {
				checkName(section, field.name(), answers.text(field.name()), names, findings);
			}
		}
	}

	private static void checkName(Section section, String field, String text, List<LocalizedText> names,
			List<Finding> findings) {
		names.stream()
			.filter((name) -> Names.mentions(text, name))
			.findFirst()
			.ifPresent((name) -> findings.add(Finding.of(section.key(), field, "applications.check.names", name)));
	}

	/** Leader, team, host and partners. */
	private List<LocalizedText> names(GrantApplication application) {
		List<LocalizedText> names = new ArrayList<>(
				this.people.all(application.people()).values().stream().map(PersonView::name).toList());
		Set<String> units = new LinkedHashSet<>(application.view().partners());
		units.add(application.host());
		this.organisations.all(units).values().forEach((unit) -> names.add(unit.name()));
		this.sections.findByApplicationIdAndSectionKey(application.id(), "team")
			.map((team) -> new Answers(this.json.read(team.content())))
			.map((team) -> team.rows("members"))
			.orElse(List.of())
			.stream()
			.map((row) -> row.getOrDefault("name", ""))
			.filter((name) -> !name.isBlank())
			.forEach((name) -> names.add(LocalizedText.of(name, name)));
		return names;
	}

}
