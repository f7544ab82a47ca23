package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.Returns.Returned;
import org.grantway.applications.budget.BudgetSheet;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.PartnerPart;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.Processes;
import org.grantway.workflow.RolesInUse;

/**
 * Starts drafts and saves what is typed, complete or not.
 */
@Service
class ApplicationDrafts {

	private final GrantApplications applications;

	private final ApplicationSections sections;

	private final SectionsBefore earlier;

	private final WorkingCopyRepository copies;

	private final ApplicationAccess access;

	private final Calls calls;

	private final People people;

	private final Processes processes;

	private final RolesInUse roles;

	private final Completeness completeness;

	private final EntryRules rules;

	private final Budgets budgets;

	private final Returns returns;

	private final SectionJson json;

	private final SectionChanges changes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ApplicationDrafts(GrantApplications applications, ApplicationSections sections, SectionsBefore earlier,
			WorkingCopyRepository copies, ApplicationAccess access, Calls calls, People people, Processes processes,
			RolesInUse roles, Completeness completeness, EntryRules rules, Budgets budgets, Returns returns,
			SectionJson json, SectionChanges changes, ApplicationEventPublisher events, Clock clock) {
		this.applications = applications;
		this.sections = sections;
		this.earlier = earlier;
		this.copies = copies;
		this.access = access;
		this.calls = calls;
		this.people = people;
		this.processes = processes;
		this.roles = roles;
		this.completeness = completeness;
		this.rules = rules;
		this.budgets = budgets;
		this.returns = returns;
		this.json = json;
		this.changes = changes;
		this.events = events;
		this.clock = clock;
	}

	/** Starts a draft in an open call. Returns its number. */
	@Transactional
	String start(String callCode, Actor actor) {
		this.roles.acts(actor, ApplicationAccess.LEADER);
		Instant now = Instant.now(this.clock);
		PersonView person = this.people.require(actor.personId());
		Call call = startable(callCode, person, actor, now);
		GrantApplication application = new GrantApplication(this.calls.nextNumber("APP", now), call, person.id(),
				person.organisation(), now);
		this.applications.saveAndFlush(application);
		this.events.publishEvent(Fact.of(application.asCase(), "application.started")
			.by(actor)
			.now("call", call.code())
			.now("host", person.organisation()));
		this.processes.start(call.process(), application.asCase(), application.id(), 1, routing(call));
		return application.number();
	}

	/**
	 * Why the actor cannot start a draft in the call now; empty if nothing is against it.
	 */
	@Transactional(readOnly = true)
	Optional<Refused> obstacle(String callCode, Actor actor) {
		try {
			startable(callCode, this.people.require(actor.personId()), actor, Instant.now(this.clock));
			return Optional.empty();
		}
		catch (Refused ex) {
			return Optional.of(ex);
		}
	}

	private Call startable(String callCode, PersonView person, Actor actor, Instant now) {
		Call call = this.calls.byCode(callCode).orElseThrow(() -> new NotFound("call " + callCode));
		if (!this.calls.admits(call, person.organisation())) {
			throw new NotFound("call " + callCode);
		}
		if (!call.isOpen(now) || CallWindow.of(call).isLate(ApplicationStatus.DRAFT, now)) {
			throw new Refused("applications.start.call-not-open", call.code());
		}
		if (person.organisation() == null || person.organisation().isBlank()) {
			throw new Refused("applications.start.no-organisation");
		}
		if (this.applications.existsByOpenSlot(call.id() + ":" + person.id())) {
			throw new Refused("applications.start.has-open-application");
		}
		this.rules.checkNew(call, person.organisation(), actor);
		return call;
	}

	/**
	 * Defaults for what a call does not say, so that no gateway meets a missing value.
	 */
	private static Map<String, Object> routing(Call call) {
		Map<String, Object> routing = new LinkedHashMap<>();
		routing.put("entry", call.rolling() ? "intention" : "application");
		routing.put("recommendation", "host");
		routing.put("jointDecision", "lead");
		routing.put("letterReview", true);
		routing.put("argumentation", false);
		routing.put("twoStep", false);
		routing.put("matching", false);
		routing.put("budgetAssessment", call.switches().getOrDefault("argumentation", false));
		routing.put("permitsNeeded", false);
		routing.put("consultation", !call.consultationDepartments().isEmpty());
		call.switches().forEach((name, value) -> {
			if (value instanceof String || value instanceof Number || value instanceof Boolean) {
				routing.put(name, value);
			}
		});
		routing.put("callCode", call.code());
		return routing;
	}

	/**
	 * Saves a section as typed. Everything is kept even if the section was said to be
	 * complete and is not; it is then not marked complete. What somebody writes for one
	 * partner is put beside the rows of the others, whatever they have saved meanwhile;
	 * the section is then completed anew by those who write it whole.
	 * @param typed the whole section, or the rows of the actor's part
	 * @param version the version the text was written on, -1 for none
	 * @return what is missing or wrong, if it was said to be complete
	 * @throws StaleSection if somebody saved something else of the same since then
	 */
	@Transactional
	List<Finding> save(String number, String sectionKey, Answers typed, long version, boolean complete, Actor actor) {
		Answers answers = sectionKey.equals("budget") ? BudgetSheet.multiplied(typed) : typed;
		// one save after the other, so that two partners' rows meet
		GrantApplication application = writable(this.applications.lock(number), number, actor);
		Call call = this.calls.require(application.callId());
		writableSection(application, call, sectionKey, actor);
		Section section = SectionPlan.find(call, sectionKey).orElseThrow();
		Optional<PartnerPart> part = this.access.part(application, actor);
		ApplicationSection stored = this.sections.findByApplicationIdAndSectionKey(application.id(), sectionKey)
			.orElse(null);
		Answers before = (stored != null) ? new Answers(this.json.read(stored.content())) : Answers.NONE;
		Answers wanted = answers;
		if (stored != null) {
			Stored theirs = stored(stored).asSeenBy(part, section);
			if (theirs.version() != version && !theirs.answers().values().equals(answers.values())) {
				wanted = this.earlier.findBySectionIdAndSectionVersion(stored.id(), version)
					.filter((opened) -> part.isEmpty())
					.map((opened) -> new Answers(this.json.read(opened.content())))
					.flatMap((opened) -> PartnerPart.join(section, opened, answers, before))
					.orElseThrow(() -> new StaleSection(theirs.answers(), theirs.version(), stored.updatedBy(),
							stored.updatedAt()));
			}
		}
		Answers after = part.isPresent() ? part.get().merge(section, before, answers) : wanted;
		this.copies.drop(application.id(), actor.personId(), sectionKey);
		boolean asked = complete && part.isEmpty();
		List<Finding> findings = asked ? this.completeness.findings(application, call, section, after) : List.of();
		boolean isComplete = asked && findings.isEmpty();
		boolean same = stored != null && before.values().equals(after.values());
		if (same && (part.isPresent() || stored.isComplete() == isComplete)) {
			return findings;
		}
		if (stored != null && part.isPresent()) {
			this.earlier.save(new SectionBefore(stored));
		}
		else if (stored != null) {
			this.earlier.drop(stored.id());
		}
		Instant now = Instant.now(this.clock);
		ApplicationSection target = (stored != null) ? stored : new ApplicationSection(application.id(), sectionKey);
		Fact fact = this.changes.of(application, call, section, before, after, target.isComplete(), isComplete);
		target.write(this.json.write(after.values()), isComplete, actor.personId(), now);
		this.sections.save(target);
		summarise(application, call, sectionKey, after);
		application.touch(now);
		this.events.publishEvent(part.map((own) -> fact.now("part", own.organisation())).orElse(fact).by(actor));
		return findings;
	}

	/**
	 * Writes in the team who leads now; whoever led before takes part from now on. The
	 * section is then to be completed anew.
	 */
	void leadBy(GrantApplication application, PersonView before, PersonView next, Actor actor) {
		this.sections.findByApplicationIdAndSectionKey(application.id(), "team").ifPresent((team) -> {
			Answers was = new Answers(this.json.read(team.content()));
			List<Map<String, String>> rows = new ArrayList<>();
			for (Map<String, String> row : was.rows("members")) {
				boolean leads = next.email().equalsIgnoreCase(row.getOrDefault("email", ""));
				if (leads || "leader".equals(row.get("role"))) {
					row.put("role", leads ? "leader" : "participant");
				}
				rows.add(row);
			}
			if (rows.stream().noneMatch((row) -> "leader".equals(row.get("role")))) {
				rows.add(0, new LinkedHashMap<>(Map.of("name", next.name().zh(), "email", next.email(), "organisation",
						application.host(), "role", "leader", "title", "", "months", "")));
			}
			Answers is = was.with("members", rows);
			Call call = this.calls.require(application.callId());
			Section section = SectionPlan.find(call, "team").orElseThrow();
			this.events.publishEvent(this.changes.of(application, call, section, was, is, team.isComplete(), false)
				.by(actor)
				.now("leader", next.name().en() + " " + next.name().zh())
				.was("leader", before.name().en() + " " + before.name().zh()));
			team.write(this.json.write(is.values()), false, actor.personId(), Instant.now(this.clock));
			this.sections.save(team);
		});
	}

	/** The application, if the actor may write it. */
	@Transactional(readOnly = true)
	GrantApplication writable(String number, Actor actor) {
		return writable(this.applications.findByCaseNumber(number), number, actor);
	}

	private GrantApplication writable(Optional<GrantApplication> known, String number, Actor actor) {
		GrantApplication application = known.filter((found) -> this.access.mayRead(found, actor))
			.orElseThrow(() -> new NotFound("application " + number));
		if (!this.access.mayWrite(application, actor)) {
			throw new NotAllowed("applications.access.writers-only");
		}
		this.roles.acts(actor,
				this.access.leads(application, actor) ? ApplicationAccess.LEADER : ApplicationAccess.HELPER);
		return application;
	}

	/** The section, or what of it the actor writes. */
	Section writableSection(GrantApplication application, Call call, String key, Actor actor) {
		Section section = SectionPlan.find(call, key).orElseThrow(() -> new NotFound("section " + key));
		rights(application, call, actor).obstacle(section).ifPresent((refused) -> {
			throw refused;
		});
		return this.access.part(application, actor).isPresent() ? PartnerPart.of(section) : section;
	}

	/** What is written now, and what of it by the actor. */
	Rights rights(GrantApplication application, Call call, Actor actor) {
		Writing writing = Writing.in(application.status(), call);
		List<Section> due = (writing != null) ? SectionPlan.of(call, writing.step()) : List.of();
		Optional<Returned> returned = this.returns.of(application);
		return new Rights(due, returned,
				returned.map((back) -> holdingUp(application, call, due, back)).orElse(Set.of()),
				this.access.part(application, actor));
	}

	/**
	 * The sections that were not named in a return and cannot be submitted as they are.
	 */
	private Set<String> holdingUp(GrantApplication application, Call call, List<Section> due, Returned back) {
		Map<String, Stored> written = written(application.id());
		return due.stream()
			.filter((section) -> !back.opens(section.key()))
			.filter((section) -> !this.completeness
				.findings(application, call, section,
						written.containsKey(section.key()) ? written.get(section.key()).answers() : Answers.NONE)
				.isEmpty())
			.map(Section::key)
			.collect(Collectors.toSet());
	}

	/** What came back is not completed any more. */
	void reopen(GrantApplication application, Set<String> returned) {
		for (ApplicationSection section : this.sections.findByApplicationId(application.id())) {
			if (returned.contains(section.sectionKey())) {
				section.reopen();
				this.sections.save(section);
			}
		}
	}

	/** All sections that have been written, by key. */
	@Transactional(readOnly = true)
	Map<String, Stored> written(UUID applicationId) {
		Map<String, Stored> written = new TreeMap<>();
		for (ApplicationSection section : this.sections.findByApplicationId(applicationId)) {
			written.put(section.sectionKey(), stored(section));
		}
		return written;
	}

	/** What the actor writes of a section, if it has been written. */
	@Transactional(readOnly = true)
	Optional<Stored> written(GrantApplication application, Section section, Actor actor) {
		return this.sections.findByApplicationIdAndSectionKey(application.id(), section.key())
			.map((stored) -> stored(stored).asSeenBy(this.access.part(application, actor), section));
	}

	/** A section as it would be if the actor saved these answers now. */
	Answers whole(GrantApplication application, Call call, String key, Answers answers, Actor actor) {
		return this.access.part(application, actor).map((part) -> {
			Answers before = this.sections.findByApplicationIdAndSectionKey(application.id(), key)
				.map((stored) -> stored(stored).answers())
				.orElse(Answers.NONE);
			return part.merge(SectionPlan.find(call, key).orElseThrow(), before, answers);
		}).orElse(answers);
	}

	private Stored stored(ApplicationSection section) {
		return new Stored(new Answers(this.json.read(section.content())), section.version(), section.isComplete(),
				section.updatedBy(), section.updatedAt());
	}

	/** What the actor writes of each section that has been written, by key. */
	@Transactional(readOnly = true)
	Map<String, Stored> written(GrantApplication application, Call call, Actor actor) {
		Map<String, Stored> written = written(application.id());
		Optional<PartnerPart> part = this.access.part(application, actor);
		if (part.isPresent()) {
			written.replaceAll((key, stored) -> SectionPlan.find(call, key)
				.map((section) -> stored.asSeenBy(part, section))
				.orElse(stored));
		}
		return written;
	}

	private void summarise(GrantApplication application, Call call, String section, Answers answers) {
		switch (section) {
			case "core" -> {
				int months = Answers.number(answers.text("duration"))
					.filter((number) -> number.signum() > 0 && number.precision() - number.scale() <= 4)
					.map(java.math.BigDecimal::intValue)
					.orElse(call.durationMonths());
				application.describe(
						new LocalizedText(shortened(answers.text("title_en")), shortened(answers.text("title_zh"))),
						new LocalizedText(answers.text("abstract_en"), answers.text("abstract_zh")),
						known(call.fields(), answers.text("field")), months);
				application.screen(answers.list("screenings"),
						answers.lines("excluded_reviewers")
							.stream()
							.limit(3)
							.map((name) -> name.substring(0, Math.min(name.length(), 200)))
							.toList());
			}
			case "team" -> application.join(answers.rows("members")
				.stream()
				.map((row) -> row.getOrDefault("email", ""))
				.filter((email) -> !email.isBlank())
				.limit(60)
				.flatMap((email) -> this.people.byEmail(email).stream())
				.map(PersonView::id)
				.filter((id) -> !application.isLedBy(id))
				.toList());
			case "partners" -> application.partnerWith(answers.rows("units")
				.stream()
				.map((row) -> row.getOrDefault("organisation", ""))
				.filter((code) -> !code.isBlank() && code.length() <= 40)
				.distinct()
				.toList());
			case "outline" -> Money.read(answers.text("amount")).ifPresent(application::request);
			case "budget" -> application.request(this.budgets.sheet(answers, call).requested());
			default -> {
			}
		}
	}

	/** A field of research of the call, or one below it. */
	private static String known(List<String> fields, String chosen) {
		return fields.stream().anyMatch(chosen::startsWith) ? chosen : null;
	}

	private static String shortened(String text) {
		return (text.length() > 500) ? text.substring(0, 500) : text;
	}

	/**
	 * What can be written.
	 *
	 * @param due the sections of the step that is written now
	 * @param returned what the application came back for, if it did
	 * @param held sections that are open although they were not named, because nothing
	 * can be submitted before they are put right
	 * @param part the partner whose rows are all that the actor writes
	 */
	record Rights(List<Section> due, Optional<Returned> returned, Set<String> held, Optional<PartnerPart> part) {

		/** Why the section is not written now; empty if nothing is against it. */
		Optional<Refused> obstacle(Section section) {
			if (!this.due.contains(section)) {
				return Optional.of(new Refused("applications.section.closed"));
			}
			if (isLocked(section)) {
				return Optional.of(new Refused("applications.return.locked"));
			}
			return (this.part.isPresent() && !PartnerPart.in(section))
					? Optional.of(new Refused("applications.part.closed")) : Optional.empty();
		}

		/** Whether the application was returned for other sections. */
		boolean isLocked(Section section) {
			return this.due.contains(section) && !this.held.contains(section.key())
					&& this.returned.filter((back) -> !back.opens(section.key())).isPresent();
		}

		/** What has to be changed in the section; null if nothing was said. */
		String comment(Section section) {
			return this.returned.map((back) -> back.comments().get(section.key())).orElse(null);
		}

	}

	/**
	 * A section as it is stored.
	 */
	record Stored(Answers answers, long version, boolean complete, UUID by, Instant at) {

		/** The rows of a partner with a version of their own, or all as it is. */
		Stored asSeenBy(Optional<PartnerPart> part, Section section) {
			return part
				.map((own) -> new Stored(own.own(section, this.answers), own.version(section, this.answers),
						this.complete, this.by, this.at))
				.orElse(this);
		}

	}

}
