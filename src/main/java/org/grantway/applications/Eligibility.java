package org.grantway.applications;

import java.math.BigDecimal;
import java.io.Serializable;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.content.Answers;
import org.grantway.forms.Submissions;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallConditions;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.workflow.Decisions;

/**
 * Evaluates the eligibility table with what the call demands and the application says. It
 * refuses applicants and hosts that are known not to meet a condition, when they start
 * and when they submit; what it finds later, or cannot know, a human judges in the formal
 * check.
 */
@Service
class Eligibility {

	private static final int NO_LIMIT = 999;

	private static final int UNKNOWN = -1;

	/** Among the screenings of an application and the questions of the host's review. */
	static final String ETHICS = "ethics";

	private static final Set<String> SENIOR = Set.of("professor", "associate-professor", "researcher",
			"associate-researcher", "senior-engineer", "chief-physician", "senior");

	/** Titles known not to be senior ones; about any other a human decides. */
	private static final Set<String> JUNIOR = Set.of("lecturer", "assistant-professor", "assistant-researcher",
			"engineer", "physician", "postdoc", "intermediate", "junior", "none");

	private static final List<String> AGE = List.of("pi_age_max", "director_age_max");

	private static final List<String> QUALIFICATION = List.of("pi_title_or_degree", "pi_title", "director_title");

	/** The condition of the call behind what the table finds, by its code. */
	private static final Map<String, List<String>> CONDITIONS = Map.of("HOST_TYPE", List.of("host_types"), "AGE", AGE,
			"TITLE", QUALIFICATION, "TITLE_OR_DEGREE", QUALIFICATION);

	private final EligibilityFindings findings;

	private final ApplicationSections sections;

	private final SectionJson json;

	private final Submissions submissions;

	private final Calls calls;

	private final CallConditions conditions;

	private final People people;

	private final Organisations organisations;

	private final Decisions decisions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Eligibility(EligibilityFindings findings, ApplicationSections sections, SectionJson json, Submissions submissions,
			Calls calls, CallConditions conditions, People people, Organisations organisations, Decisions decisions,
			ApplicationEventPublisher events, Clock clock) {
		this.findings = findings;
		this.sections = sections;
		this.json = json;
		this.submissions = submissions;
		this.calls = calls;
		this.conditions = conditions;
		this.people = people;
		this.organisations = organisations;
		this.decisions = decisions;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Refuses a leader or a host that does not meet a condition of the call, in words
	 * that quote the condition.
	 */
	@Transactional(readOnly = true, noRollbackFor = Refused.class)
	void refuseUnfit(Call call, UUID leader, String host) {
		PersonView person = this.people.require(leader);
		OrganisationView unit = this.organisations.require(host);
		for (Map<String, Object> row : this.decisions.evaluate("eligibility", inputs(call, person, unit))) {
			String code = Objects.toString(row.get("code"));
			List<String> asked = CONDITIONS.getOrDefault(code, List.of());
			Optional<String> condition = asked.stream().filter(call.eligibility()::containsKey).findFirst();
			if (condition.isPresent()) {
				throw new Refused("applications.eligibility." + code, this.conditions.sentence(call, condition.get()),
						said(code, call, person, unit));
			}
		}
	}

	/** What is known of the one who does not meet the condition. */
	private Serializable said(String code, Call call, PersonView person, OrganisationView unit) {
		return switch (code) {
			case "HOST_TYPE" -> this.conditions.words(List.of(unit.type()));
			case "AGE" -> age(person.birthDate(), call);
			default -> "";
		};
	}

	@Transactional
	void check(GrantApplication application) {
		Instant now = Instant.now(this.clock);
		List<Map<String, Object>> rows = this.decisions.evaluate("eligibility", inputs(application));
		this.findings.deleteByApplicationId(application.id());
		List<String> told = new ArrayList<>();
		for (Map<String, Object> row : rows) {
			String code = Objects.toString(row.get("code"));
			LocalizedText text = new LocalizedText(Objects.toString(row.get("textEn")),
					Objects.toString(row.get("textZh")));
			this.findings.save(new EligibilityFinding(application.id(), told.size(), code, text, now));
			told.add(text.en() + " / " + text.zh());
		}
		this.events.publishEvent(Fact.of(application.asCase(), "application.eligibility-checked")
			.by(Actor.SYSTEM)
			.readableBy(Audience.STAFF)
			.now("findings", told.isEmpty() ? "none" : String.join("; ", told)));
	}

	@Transactional(readOnly = true)
	List<LocalizedText> found(UUID applicationId) {
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
		Map<String, Object> inputs = inputs(call, leader, host);
		inputs.put("months", monthsOf(application, leader));
		inputs.put("monthsMin", number(rules.get("pi_months_per_year_min"), 0));
		inputs.put("ethicsDiffers", ethicsDiffers(application));
		inputs.put("regionsMissing", regionsMissing(application, texts(rules.get("regions_required")), host));
		inputs.put("regionsCrowded", regionsCrowded(application, number(rules.get("units_per_region_max"), NO_LIMIT)));
		return inputs;
	}

	/** What can be asked before anything is written. */
	private Map<String, Object> inputs(Call call, PersonView leader, OrganisationView host) {
		Map<String, Object> rules = call.eligibility();
		String title = Objects.requireNonNullElse(leader.title(), "");
		int ageMax = number(first(rules, AGE), NO_LIMIT);
		Map<String, Object> inputs = new HashMap<>();
		inputs.put("hostAllowed",
				texts(rules.get("host_types")).isEmpty() || texts(rules.get("host_types")).contains(host.type()));
		inputs.put("age", (ageMax != NO_LIMIT) ? age(leader.birthDate(), call) : 0);
		inputs.put("ageMax", ageMax);
		inputs.put("qualification", Boolean.TRUE.equals(rules.get("no_title_paper_or_award_threshold")) ? "none"
				: Objects.toString(first(rules, QUALIFICATION), "none"));
		inputs.put("senior", SENIOR.contains(title));
		inputs.put("titleKnown", SENIOR.contains(title) || JUNIOR.contains(title));
		inputs.put("doctor", "doctorate".equals(leader.degree()));
		inputs.put("months", 0);
		inputs.put("monthsMin", 0);
		inputs.put("regionsMissing", 0);
		inputs.put("regionsCrowded", 0);
		inputs.put("ethicsDiffers", false);
		return inputs;
	}

	private static Object first(Map<String, Object> rules, List<String> codes) {
		return codes.stream().map(rules::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private int age(LocalDate birthDate, Call call) {
		LocalDate day = Times.dayOf((call.opensAt() != null) ? call.opensAt() : Instant.now(this.clock))
			.withDayOfYear(1);
		return (birthDate != null) ? Period.between(birthDate, day).getYears() : UNKNOWN;
	}

	private List<Map<String, String>> team(GrantApplication application) {
		return this.sections.findByApplicationIdAndSectionKey(application.id(), "team")
			.map((team) -> new Answers(this.json.read(team.content())))
			.orElse(Answers.NONE)
			.rows("members");
	}

	private int monthsOf(GrantApplication application, PersonView leader) {
		return team(application).stream()
			.filter((row) -> leader.email().equalsIgnoreCase(row.getOrDefault("email", ""))
					|| "leader".equals(row.get("role")))
			.flatMap((row) -> Answers.number(row.getOrDefault("months", "")).stream())
			.max(BigDecimal::compareTo)
			.map(BigDecimal::intValue)
			.orElse(0);
	}

	/** The applicant ticked an ethics review that the host does not hold to be needed. */
	private boolean ethicsDiffers(GrantApplication application) {
		return application.view().screenings().contains(ETHICS)
				&& this.submissions.latest(application.id(), "Task_HostReview")
					.filter((review) -> review.text(ETHICS).equals("no"))
					.isPresent();
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

	/**
	 * In how many regions more units take part than allowed: the host, the partners, and
	 * the units whose people are in the team.
	 */
	private int regionsCrowded(GrantApplication application, int most) {
		Set<String> units = new HashSet<>(application.view().partners());
		units.add(application.host());
		team(application).forEach((row) -> units.add(row.getOrDefault("organisation", "")));
		return (int) this.organisations.all(units)
			.values()
			.stream()
			.collect(Collectors.groupingBy(OrganisationView::region, Collectors.counting()))
			.values()
			.stream()
			.filter((count) -> count > most)
			.count();
	}

	private static int number(Object value, int otherwise) {
		return (value instanceof Number number) ? number.intValue() : otherwise;
	}

	private static List<String> texts(Object value) {
		return (value instanceof List<?> list) ? list.stream().map(Object::toString).collect(Collectors.toList())
				: List.of();
	}

}
