package org.grantway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AppealLetters;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.projects.ProjectChanges;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Tells the story up to the day of the visit: walks the clock from one thing to happen to
 * the next, and lets each person act when a person would. What is to happen is read from
 * what is there, so that an interrupted story goes on where it was.
 */
@Component
@Profile("demo")
class Storyteller {

	private static final Logger log = LoggerFactory.getLogger(Storyteller.class);

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	/** Nobody takes longer than this over a task without a reason. */
	private static final Duration LONGEST = Duration.ofDays(4);

	/** In these a proposal is written. */
	private static final Set<String> WRITING = Set.of("Task_Apply", "Task_WriteFull", "Task_WriteIntention",
			"Task_Incubate", "Task_DraftAgreement");

	private final Tale.Story story;

	private final Map<String, Map<String, String>> proposals;

	private final Others others;

	private final DemoPeople people;

	private final DemoClock clock;

	private final DemoState state;

	private final Timeline timeline;

	private final Worklist worklist;

	private final WorkingCalendar calendar;

	private final CallTemplates templates;

	private final CallPreparation preparation;

	private final Calls calls;

	private final Applications applications;

	private final AppealLetters appeals;

	private final ProjectChanges changes;

	private final TransactionTemplate transactions;

	private final ObjectMapper json;

	private final Set<UUID> refused = new HashSet<>();

	Storyteller(Others others, DemoPeople people, DemoClock clock, DemoState state, Timeline timeline,
			Worklist worklist, WorkingCalendar calendar, CallTemplates templates, CallPreparation preparation,
			Calls calls, Applications applications, AppealLetters appeals, ProjectChanges changes,
			TransactionTemplate transactions, ObjectMapper json) {
		this.story = Tale.read(json);
		this.proposals = proposals(json);
		plans(json).forEach((name, plan) -> this.proposals.merge(name, plan, Storyteller::both));
		this.others = others;
		this.people = people;
		this.clock = clock;
		this.state = state;
		this.timeline = timeline;
		this.worklist = worklist;
		this.calendar = calendar;
		this.templates = templates;
		this.preparation = preparation;
		this.calls = calls;
		this.applications = applications;
		this.appeals = appeals;
		this.changes = changes;
		this.transactions = transactions;
		this.json = json;
	}

	/** Goes on until the visit. Returns what could not be done. */
	Set<UUID> tellUntil(Instant visit) {
		this.timeline.undisturbed(() -> {
			this.timeline.runDueJobs();
			while (true) {
				Instant now = this.clock.now();
				List<Event> events = events(now);
				List<Event> due = events.stream().filter((event) -> !event.at().isAfter(now)).toList();
				if (!due.isEmpty()) {
					due.forEach(this::happen);
					this.timeline.runDueJobs();
				}
				else if (now.isBefore(visit)) {
					this.clock.advanceTo(next(events, visit));
				}
				else {
					return;
				}
			}
		});
		return this.refused;
	}

	private Instant next(List<Event> events, Instant visit) {
		Instant next = events.stream().map(Event::at).min(Instant::compareTo).orElse(visit);
		Instant timer = this.timeline.nextTimer().filter((at) -> at.isBefore(next)).orElse(next);
		Instant soonest = timer.isBefore(this.clock.now()) ? this.clock.now().plusSeconds(60) : timer;
		return soonest.isBefore(visit) ? soonest : visit;
	}

	private void happen(Event event) {
		try {
			event.act().run();
		}
		catch (RuntimeException ex) {
			log.warn("The story cannot go on at {}", event.what(), ex);
			this.refused.add(event.id());
		}
	}

	private List<Event> events(Instant now) {
		List<Event> events = new ArrayList<>();
		Map<UUID, Tale> byCase = new LinkedHashMap<>();
		for (Tale tale : this.story.tales()) {
			begin(tale, now).ifPresent(events::add);
			this.state.get("case." + tale.name()).flatMap(this.applications::byNumber).ifPresent((application) -> {
				CaseRef of = this.applications.caseOf(application.id());
				this.others.with(of).forEach((one) -> byCase.put(one.id(), tale));
				appeal(tale, application).ifPresent(events::add);
				change(tale, application).ifPresent(events::add);
			});
		}
		for (WorkItem item : this.worklist.open()) {
			task(item, byCase.get(item.of().id())).ifPresent(events::add);
		}
		events.removeIf((event) -> this.refused.contains(event.id()));
		return events;
	}

	/** The call is published, and when it opens somebody applies. */
	private Optional<Event> begin(Tale tale, Instant now) {
		UUID id = UUID.nameUUIDFromBytes(tale.name().getBytes());
		Optional<Call> call = this.state.get("call." + tale.call()).flatMap(this.calls::byCode);
		if (call.isEmpty()) {
			if (tale.round() != null) {
				return Optional.empty();
			}
			return Optional.of(new Event(id, "call of " + tale.name(), Times.at(tale.anchor(), MORNING),
					() -> this.transactions.executeWithoutResult((transaction) -> announce(tale, now))));
		}
		if (tale.person() == null || this.state.get("case." + tale.name()).isPresent() || !call.get().isOpen(now)) {
			return Optional.empty();
		}
		return Optional.of(new Event(id, tale.name(), at(call.get().opensAt(), Duration.ofDays(2), id),
				() -> this.transactions.executeWithoutResult((transaction) -> apply(tale, call.get()))));
	}

	/** Who was refused asks for reconsideration, once. */
	private Optional<Event> appeal(Tale tale, ApplicationView application) {
		Tale.Appeal appeal = tale.appeal();
		if (appeal == null || !application.status().isRefusal()) {
			return Optional.empty();
		}
		UUID id = UUID.nameUUIDFromBytes(("appeal " + tale.name()).getBytes());
		return Optional.of(new Event(id, "appeal of " + tale.name(), Times.at(appeal.on(), MORNING),
				() -> this.transactions.executeWithoutResult((transaction) -> this.appeals.record(application.id(),
						appeal.letter(), appeal.on(), appeal.grounds(), this.people.actor(appeal.officer())))));
	}

	/** The leader asks for a change, once. */
	private Optional<Event> change(Tale tale, ApplicationView application) {
		Tale.Change change = tale.change();
		if (change == null || this.state.get("change." + tale.name()).isPresent()
				|| !this.changes.isOpenTo(application.id())) {
			return Optional.empty();
		}
		UUID id = UUID.nameUUIDFromBytes(("change " + tale.name()).getBytes());
		return Optional.of(new Event(id, "change of " + tale.name(), Times.at(change.on(), MORNING),
				() -> this.transactions.executeWithoutResult((transaction) -> {
					this.changes.ask(application.id(), change.kind(), change.typed(), this.people.actor(tale.person()));
					this.state.put("change." + tale.name(), "asked");
				})));
	}

	private void apply(Tale tale, Call call) {
		String number = this.applications.start(call.code(), this.people.actor(tale.person()));
		this.state.put("case." + tale.name(), number);
	}

	private void announce(Tale tale, Instant now) {
		Actor officer = this.templates.all()
			.stream()
			.filter((template) -> template.code().equals(tale.template()))
			.flatMap((template) -> this.people.holding(RoleAt.of(Role.PROGRAMME_OFFICER, template.leadDepartment()))
				.stream())
			.findFirst()
			.orElseThrow();
		String code = this.calls.nextNumber("CALL", now);
		UUID call = this.templates.instantiate(tale.template(), code, tale.anchor(), tale.title(), officer);
		this.state.put("call." + tale.name(), code);
		if (tale.region() != null || tale.department() != null) {
			this.preparation.edit(call, withInvented(this.preparation.configuration(call), tale), 1, officer);
		}
	}

	/**
	 * The invented region takes the place, and the share, of a real one; the invented
	 * department that of one that is consulted.
	 */
	private String withInvented(String configuration, Tale tale) {
		try {
			ObjectNode call = (ObjectNode) this.json.readTree(configuration);
			if (tale.region() != null) {
				ObjectNode split = (ObjectNode) call.path("funding_split");
				split.set(tale.region(), split.remove("GOV-HE"));
			}
			if (tale.department() != null) {
				ArrayNode departments = (ArrayNode) call.path("consultation_departments");
				departments.remove(departments.size() - 1);
				departments.add(tale.department());
			}
			return this.json.writeValueAsString(call);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Optional<Event> task(WorkItem item, Tale tale) {
		if (this.story.isNeverDone(item) || this.others.outcome(item) == null) {
			return Optional.empty();
		}
		Instant at = at(item);
		Map<String, String> wishes = new LinkedHashMap<>();
		if (tale != null) {
			if (WRITING.contains(item.task())) {
				wishes.putAll(this.proposals.getOrDefault(tale.name(), Map.of()));
			}
			for (String name : Tale.names(item)) {
				long done = done(item, name);
				if (done >= tale.most().getOrDefault(name, Integer.MAX_VALUE)) {
					return Optional.empty();
				}
				Map<String, String> wished = tale.wishes().getOrDefault(name, Map.of());
				if (done < Long.parseLong(wished.getOrDefault("times", "1000"))) {
					wishes.putAll(wished);
					wishes.remove("times");
				}
				LocalDate after = ((done > 0) ? tale.second() : tale.after()).get(name);
				if (after != null && Times.at(after, MORNING).isAfter(at)) {
					at = Times.at(after, MORNING);
				}
			}
		}
		return Optional.of(new Event(item.id(), item.task() + " of " + item.of().number(), at,
				() -> this.others.answer(item, wishes)));
	}

	private long done(WorkItem item, String name) {
		return this.worklist.completedOf(item.of().type(), item.of().id())
			.stream()
			.filter((one) -> one.by() != null && Tale.names(one.item()).contains(name))
			.count();
	}

	/** When a person would do the task: well before it is due, in office hours. */
	private Instant at(WorkItem item) {
		Duration given = (item.dueAt() != null) ? Duration.between(item.createdAt(), item.dueAt()) : LONGEST;
		Duration taken = given.multipliedBy(2).dividedBy(5);
		Instant at = at(item.createdAt(), (taken.compareTo(LONGEST) > 0) ? LONGEST : taken, item.id());
		return this.others.waitsUntil(item)
			.map((until) -> until.plus(Duration.ofMinutes(30)))
			.filter((until) -> until.isAfter(at))
			.orElse(at);
	}

	private Instant at(Instant from, Duration taken, UUID salt) {
		Instant soonest = from.plus(Duration.ofMinutes(30));
		if (taken.compareTo(Duration.ofDays(1)) < 0) {
			return taken.compareTo(Duration.ofMinutes(30)) < 0 ? from : soonest;
		}
		LocalDate day = Times.dayOf(from.plus(taken));
		while (!this.calendar.isWorkingDay(day) && day.isAfter(Times.dayOf(from))) {
			day = day.minusDays(1);
		}
		Instant at = Times.at(day, MORNING).plus(Duration.ofMinutes(Math.floorMod(salt.hashCode(), 420)));
		return at.isBefore(soonest) ? soonest : at;
	}

	/** The milestones and indicators, by the tale's name, as wishes. */
	private static Map<String, Map<String, String>> plans(ObjectMapper json) {
		try (var stream = new ClassPathResource("demo/plans.json").getInputStream()) {
			Map<String, Map<String, List<String>>> plans = json.readValue(stream, new TypeReference<>() {
			});
			Map<String, Map<String, String>> wishes = new LinkedHashMap<>();
			plans.forEach((name, plan) -> plan
				.forEach((part, lines) -> wishes.computeIfAbsent(name, (one) -> new LinkedHashMap<>())
					.put(part, String.join("\n", lines))));
			return wishes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
		Map<String, String> both = new LinkedHashMap<>(one);
		both.putAll(other);
		return both;
	}

	/** What the proposals say, by code, as wishes. */
	private static Map<String, Map<String, String>> proposals(ObjectMapper json) {
		Map<String, Map<String, String>> proposals = new LinkedHashMap<>();
		try (var stream = new ClassPathResource("reference/proposals.json").getInputStream()) {
			for (JsonNode one : json.readTree(stream).path("proposals")) {
				List<String> partners = new ArrayList<>();
				one.path("partner_organisations").forEach((partner) -> partners.add(partner.asText()));
				proposals.put(one.path("code").asText(),
						Map.of("title_en", one.path("title_en").asText(), "title_zh", one.path("title_zh").asText(),
								"abstract_en", one.path("summary_en").asText(), "abstract_zh",
								one.path("summary_zh").asText(), "field", one.path("field").asText(), "amount",
								one.path("requested_cny").asText(), "partners", String.join(" ", partners)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return proposals;
	}

	/** Something that is to happen. */
	private record Event(UUID id, String what, Instant at, Runnable act) {

	}

}
