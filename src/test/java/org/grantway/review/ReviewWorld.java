package org.grantway.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.BDDMockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.ArgumentMatchers.any;

/**
 * A call with a pool of experts and applications that the test makes up, in the real
 * engine.
 */
@GrantwayTest
public abstract class ReviewWorld {

	private static int numbers = 0;

	@Autowired
	protected People people;

	@Autowired
	protected Experts experts;

	@Autowired
	protected Calls calls;

	@Autowired
	protected CallTemplates templates;

	@Autowired
	protected Processes processes;

	@Autowired
	protected Worklist worklist;

	@Autowired
	protected Timeline timeline;

	@Autowired
	protected ReviewResults results;

	@Autowired
	protected Clock clock;

	@MockitoBean
	protected Applications applications;

	/** Of all tests: jobs of other tests fall due as well. */
	protected static final Map<UUID, ApplicationView> VIEWS = new HashMap<>();

	protected Call call;

	protected Actor officer;

	protected Actor secretary;

	protected Actor lead;

	/** The template of the call, e.g. with five or seven invited. */
	protected String template() {
		return "CALL-NL-TASK-2027";
	}

	@BeforeEach
	void openCall() {
		Actor writer = new Actor(UUID.randomUUID(), LocalizedText.of("Writer", "撰写"),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
		LocalDate today = LocalDate.ofInstant(Instant.now(this.clock), java.time.ZoneOffset.UTC);
		String code = this.calls.nextNumber("CALL", Instant.now(this.clock));
		this.call = this.calls.require(this.templates.instantiate(template(), code, today, null, writer));
		this.officer = staff("Officer", RoleAt.of(Role.AGENCY_OFFICER, this.call.managingAgency()));
		this.secretary = staff("Secretary", RoleAt.of(Role.PANEL_SECRETARY, this.call.managingAgency()));
		this.lead = staff("Lead", RoleAt.of(Role.PROGRAMME_OFFICER, this.call.leadDepartment()));
		BDDMockito.given(this.applications.require(any())).willAnswer((asked) -> {
			ApplicationView view = VIEWS.get(asked.<UUID>getArgument(0));
			if (view == null) {
				throw new NotFound("application");
			}
			return view;
		});
		BDDMockito.given(this.applications.caseOf(any()))
			.willAnswer((asked) -> VIEWS.get(asked.<UUID>getArgument(0)).asCase());
		BDDMockito.given(this.applications.content(any()))
			.willReturn(Map.of("case", Map.of("goals", "Fewer errors per gate")));
		BDDMockito.given(this.applications.all(any())).willReturn(VIEWS);
		BDDMockito.given(this.applications.ofCall(any()))
			.willAnswer((asked) -> VIEWS.values()
				.stream()
				.filter((view) -> view.callId().equals(asked.<UUID>getArgument(0)))
				.toList());
	}

	protected static Actor staff(String name, RoleAt role) {
		return new Actor(UUID.randomUUID(), LocalizedText.of(name, name), Set.of(role));
	}

	protected UUID person(String name, String organisation) {
		numbers++;
		return this.people.register(new People.NewPerson("person" + numbers + UUID.randomUUID() + "@example.org",
				LocalizedText.of(name + " N" + numbers, name + "甲" + numbers), organisation, null, "professor",
				"doctorate"), this.officer);
	}

	/** Takes so many experts of one field into the pool, each from another unit. */
	protected List<UUID> pool(int count, String field) {
		List<UUID> all = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			UUID expert = person("Expert", null);
			this.experts.register(expert, unit(index), Set.of(field), 5, List.of(), this.officer);
			all.add(expert);
		}
		return all;
	}

	@Autowired
	protected org.grantway.identity.Organisations organisations;

	private String unit(int index) {
		List<String> units = this.organisations.ofType("university")
			.stream()
			.map(org.grantway.identity.Organisations.OrganisationView::code)
			.sorted()
			.toList();
		return units.get(1 + index % (units.size() - 1));
	}

	protected String host() {
		return this.organisations.ofType("university")
			.stream()
			.map(org.grantway.identity.Organisations.OrganisationView::code)
			.sorted()
			.findFirst()
			.orElseThrow();
	}

	protected ApplicationView application(String field, ApplicationStatus status, String... excluded) {
		numbers++;
		UUID leader = person("Leader", host());
		ApplicationView view = new ApplicationView(UUID.randomUUID(), "APP-2027-9" + (10000 + numbers), this.call.id(),
				LocalizedText.of("Quiet qubits", "低噪声量子比特"), LocalizedText.of("", ""), leader, host(), List.of(),
				List.of(), List.of(excluded), field, Money.yuan(8_000_000), List.of(), status, Instant.now(this.clock),
				null, 36);
		VIEWS.put(view.id(), view);
		return view;
	}

	protected void start(String process, ApplicationView application, Map<String, ?> routing) {
		CaseRef ref = application.asCase();
		this.processes.start(process, ref, application.id(), 1, routing);
		this.timeline.runDueJobs();
	}

	protected List<WorkItem> open(ApplicationView application, String task) {
		return this.worklist.openOf("application", application.id())
			.stream()
			.filter((item) -> item.task().equals(task))
			.toList();
	}

	protected Actor actor(UUID person) {
		return this.people.actor(person);
	}

}
