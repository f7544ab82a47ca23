package org.grantway.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.RuntimeService;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.applications.Applications;
import org.grantway.forms.definition.FormCatalogue;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.identity.ReferenceOrganisations;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallInvitations;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.projects.ProjectChanges;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.workflow.CaseCheck;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The services that generated lives are made of, and the people who are there from the
 * start. Each life has a call and a leader of its own, begins on the same day, and leaves
 * nothing under way.
 */
@TestComponent
class LifeWorld {

	/** Whose host applies under which template. */
	private static final Map<String, String> HOSTS = Map.of("CALL-NL-DIR-2027", "NL-ZGC", "CALL-NL-EST-2027", "UNI-THU",
			"CALL-NL-TASK-2027", "NL-ZGC", "CALL-RIC-EST-2027", "TIC-BTH", "CALL-RIC-BASIC-2027", "UNI-BJUT",
			"CALL-KRD-2027", "INS-ICT", "CALL-GRF-2027", "INS-IAP");

	private static final AtomicInteger NUMBER = new AtomicInteger();

	final Others others;

	final Variants variants;

	final Worklist worklist;

	final Timeline timeline;

	final CaseCheck check;

	final Calls calls;

	final Applications applications;

	final ChangesAtHand changes;

	final Clock clock;

	final JdbcTemplate jdbc;

	private final ProjectChanges asking;

	private final CallTemplates templates;

	private final CallInvitations invitations;

	private final People people;

	private final DemoPeople demoPeople;

	private final ReferenceOrganisations organisations;

	private final RuntimeService engine;

	private final TransactionTemplate transactions;

	private final MockMvc mvc;

	private boolean ready;

	LifeWorld(Others others, FormCatalogue forms, Worklist worklist, Timeline timeline, CaseCheck check, Calls calls,
			Applications applications, ProjectChanges asking, Clock clock, JdbcTemplate jdbc, CallTemplates templates,
			CallInvitations invitations, People people, DemoPeople demoPeople, ReferenceOrganisations organisations,
			RuntimeService engine, TransactionTemplate transactions, MockMvc mvc) {
		this.others = others;
		this.variants = new Variants(forms);
		this.worklist = worklist;
		this.timeline = timeline;
		this.check = check;
		this.calls = calls;
		this.applications = applications;
		this.asking = asking;
		this.changes = new ChangesAtHand(jdbc, clock, HOSTS.values().stream().distinct().sorted().toList(),
				this::colleague);
		this.clock = clock;
		this.jdbc = jdbc;
		this.templates = templates;
		this.invitations = invitations;
		this.people = people;
		this.demoPeople = demoPeople;
		this.organisations = organisations;
		this.engine = engine;
		this.transactions = transactions;
		this.mvc = mvc;
	}

	/** Everybody but the leaders. */
	synchronized void populate() {
		if (!this.ready) {
			this.organisations.loadFictional();
			this.demoPeople.load();
			// a payment that was sent back needs a fourth and a fifth who had no part in
			// it
			List.of("AGY-HTRDC", "AGY-MIIT-IDP", "NSFC", "GOV-BJ-ST")
				.forEach((agency) -> List.of(4, 5)
					.forEach((more) -> this.people.grant(
							register("finance" + more + "." + agency.toLowerCase(Locale.ROOT), null),
							RoleAt.of(Role.FINANCE_OFFICER, agency), LocalDate.of(2026, 1, 1), null, Actor.SYSTEM)));
			// a decision of all regions and an appeal against it need one more who
			// decides
			this.templates.all()
				.stream()
				.map(CallTemplates.Template::leadDepartment)
				.distinct()
				.forEach((department) -> this.people.grant(
						register("decides." + department.toLowerCase(Locale.ROOT), null),
						RoleAt.of(Role.DECISION_MAKER, department), LocalDate.of(2026, 1, 1), null, Actor.SYSTEM));
			this.ready = true;
		}
	}

	/** All templates that a life can have. */
	List<String> templates() {
		return HOSTS.keySet().stream().sorted().toList();
	}

	/** Begins anew on the first day, with a call in preparation. */
	CaseRef newCall(String template) {
		this.timeline.restore(DemoClock.BEGINNING);
		CallTemplates.Template pattern = this.templates.all()
			.stream()
			.filter((one) -> one.code().equals(template))
			.findFirst()
			.orElseThrow();
		Actor officer = this.demoPeople.holding(RoleAt.of(Role.PROGRAMME_OFFICER, pattern.leadDepartment())).get(0);
		CaseRef call = this.transactions.execute((transaction) -> {
			String code = this.calls.nextNumber("CALL", now());
			UUID id = this.templates.instantiate(template, code, Times.dayOf(now()), null, officer);
			return new CaseRef("call", id, code);
		});
		if (this.calls.require(call.id()).byInvitation()) {
			this.invitations.invite(call.id(), HOSTS.get(template), officer);
		}
		return call;
	}

	/** Somebody new who can lead an application under the template. */
	Actor newLeader(String template) {
		return this.people.actor(register("life" + NUMBER.incrementAndGet(), HOSTS.get(template)));
	}

	/** The address of somebody new of the institution. */
	private String colleague(String organisation) {
		return this.people.require(register("life" + NUMBER.incrementAndGet(), organisation)).email();
	}

	private UUID register(String name, String organisation) {
		UUID id = this.people
			.register(new NewPerson(name + DemoPeople.DOMAIN, LocalizedText.of("Person Example", "示例人"), organisation,
					LocalDate.of(1985, 5, 5), "professor", "doctorate"), Actor.SYSTEM);
		this.people.setPassword(id, DemoPeople.PASSWORD);
		return id;
	}

	String start(Call call, Actor leader) {
		return this.transactions.execute((transaction) -> this.applications.start(call.code(), leader));
	}

	void change(UUID application, String kind, Map<String, String> typed, UUID leader) {
		Actor actor = this.people.actor(leader);
		this.transactions.executeWithoutResult((transaction) -> this.asking.ask(application, kind, typed, actor));
	}

	/** A post by a person as from the browser, or by nobody in particular. */
	MockHttpServletResponse post(String url, Map<String, String> typed, Actor person) {
		try {
			MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(url).with(csrf());
			typed.forEach(request::param);
			return this.mvc.perform((person != null) ? request.session(signIn(person)) : request)
				.andReturn()
				.getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MockHttpSession signIn(Actor person) throws Exception {
		return (MockHttpSession) this.mvc
			.perform(MockMvcRequestBuilders.post("/sign-in")
				.param("email", this.people.require(person.personId()).email())
				.param("password", DemoPeople.PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	/** Who may do the task, in the same order each time. */
	List<Actor> able(WorkItem item) {
		return this.worklist.mayDo(item.id())
			.stream()
			.filter((id) -> item.assignee() == null || item.assignee().equals(id))
			.map((id) -> this.people.require(id))
			.sorted(Comparator.comparing(People.PersonView::email))
			.map((person) -> this.people.actor(person.id()))
			.toList();
	}

	/** Somebody of the demonstration who has no part in the task. */
	Optional<Actor> stranger(WorkItem item, int which) {
		List<UUID> able = List.copyOf(this.worklist.mayDo(item.id()));
		List<Actor> strangers = this.demoPeople.listed()
			.stream()
			.map((person) -> this.demoPeople.actor(person.shortName()))
			.filter((actor) -> !able.contains(actor.personId()))
			.toList();
		return strangers.isEmpty() ? Optional.empty() : Optional.of(strangers.get(which % strangers.size()));
	}

	/** Ends what is still under way of the cases, as if it had never been begun. */
	void abandon(List<CaseRef> cases) {
		List<String> instances = new ArrayList<>();
		cases.forEach((of) -> instances.addAll(this.jdbc.queryForList(
				"select instance_id from workflow_instance where case_type = ? and case_id = ? and ended_at is null",
				String.class, of.type(), of.id().toString())));
		instances.forEach(
				(id) -> this.engine.deleteProcessInstanceIfExists(id, "the life is over", true, true, true, false));
	}

	Instant now() {
		return Instant.now(this.clock);
	}

}
