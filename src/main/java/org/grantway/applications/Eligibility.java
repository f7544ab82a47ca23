package org.grantway.applications;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.content.Answers;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Times;
import org.grantway.workflow.Decisions;

/**
 * Evaluates the eligibility table with what the call demands and the application says,
 * and keeps what it finds. A human decides in the formal check.
 */
@Service
class Eligibility {

	private static final int NO_LIMIT = 999;

	private final EligibilityFindings findings;

	private final ApplicationDrafts drafts;

	private final Calls calls;

	private final People people;

	private final Organisations organisations;

	private final Decisions decisions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Eligibility(EligibilityFindings findings, ApplicationDrafts drafts, Calls calls, People people,
			Organisations organisations, Decisions decisions, ApplicationEventPublisher events, Clock clock) {
		this.findings = findings;
		this.drafts = drafts;
		this.calls = calls;
		this.people = people;
		this.organisations = organisations;
		this.decisions = decisions;
		this.events = events;
		this.clock = clock;
	}

	@Transactional
	void check(GrantApplication application) {
		Instant now = Instant.now(this.clock);
		List<Map<String, Object>> rows = this.decisions.evaluate("eligibility", inputs(application));
		this.findings.deleteByApplicationId(application.id());
		List<String> codes = new ArrayList<>();
		for (Map<String, Object> row : rows) {
			String code = Objects.toString(row.get("code"));
			LocalizedText text = new LocalizedText(Objects.toString(row.get("textEn")),
					Objects.toString(row.get("textZh")));
			this.findings.save(new EligibilityFinding(application.id(), codes.size(), code, text, now));
			codes.add(code);
		}
		this.events.publishEvent(Fact.of(application.asCase(), "application.eligibility-checked")
			.by(Actor.SYSTEM)
			.readableBy(Audience.STAFF)
			.now("findings", codes.isEmpty() ? "none" : String.join(", ", codes)));
	}

	@Transactional(readOnly = true)
	List<LocalizedText> found(java.util.UUID applicationId) {
		return this.findings.findByApplicationIdOrderByOrdinal(applicationId)
			.stream()
			.map(EligibilityFinding::text)
			.toList();
	}

	private Map<String, Object> inputs(GrantApplication application) {
		Call call = this.calls.require(application.callId());
		Map<String, Object> rules = call.eligibility();
		PersonView leader = this.people.require(application.principalInvestigator());
		OrganisationView host = this.organisations.require(application.host());
		Map<String, Object> inputs = new HashMap<>();
		inputs.put("hostAllowed",
				texts(rules.get("host_types")).isEmpty() || texts(rules.get("host_types")).contains(host.type()));
		inputs.put("age", age(leader.birthDate(), call));
		inputs.put("ageMax", number(rules.getOrDefault("pi_age_max", rules.get("director_age_max")), NO_LIMIT));
		inputs.put("qualification", Objects.toString(
				rules.getOrDefault("pi_title_or_degree", rules.getOrDefault("pi_title", rules.get("director_title"))),
				"none"));
		inputs.put("senior", isSenior(leader.title()));
		inputs.put("doctor", "doctorate".equals(leader.degree()));
		inputs.put("months", monthsOf(application, leader));
		inputs.put("monthsMin", number(rules.get("pi_months_per_year_min"), 0));
		inputs.put("regionsMissing", regionsMissing(application, texts(rules.get("regions_required")), host));
		return inputs;
	}

	private int age(LocalDate birthDate, Call call) {
		LocalDate day = Times.dayOf((call.opensAt() != null) ? call.opensAt() : Instant.now(this.clock))
			.withDayOfYear(1);
		return (birthDate != null) ? Period.between(birthDate, day).getYears() : 0;
	}

	private static boolean isSenior(String title) {
		return title != null && Set
			.of("professor", "associate-professor", "researcher", "associate-researcher", "senior-engineer",
					"chief-physician", "senior")
			.contains(title);
	}

	private int monthsOf(GrantApplication application, PersonView leader) {
		ApplicationDrafts.Stored team = this.drafts.written(application.id()).get("team");
		if (team == null) {
			return 0;
		}
		return team.answers()
			.rows("members")
			.stream()
			.filter((row) -> leader.email().equalsIgnoreCase(row.getOrDefault("email", ""))
					|| "leader".equals(row.get("role")))
			.flatMap((row) -> Answers.number(row.getOrDefault("months", "")).stream())
			.max(BigDecimal::compareTo)
			.map(BigDecimal::intValue)
			.orElse(0);
	}

	private int regionsMissing(GrantApplication application, List<String> required, OrganisationView host) {
		if (required.isEmpty()) {
			return 0;
		}
		Set<String> covered = new HashSet<>();
		covered.add(host.region());
		Set<String> partners = Set.copyOf(application.view().partners());
		if (!partners.isEmpty()) {
			this.organisations.all(partners).values().forEach((unit) -> covered.add(unit.region()));
		}
		return (int) required.stream().filter((region) -> !covered.contains(region)).count();
	}

	private static int number(Object value, int otherwise) {
		return (value instanceof Number number) ? number.intValue() : otherwise;
	}

	private static List<String> texts(Object value) {
		return (value instanceof List<?> list) ? list.stream().map(Object::toString).collect(Collectors.toList())
				: List.of();
	}

}
