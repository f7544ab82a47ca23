package org.grantway.awards;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.Applications;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A call, applications that passed review, and people who act through the pages.
 */
@TestComponent
class AwardsWorld {

	static final String PASSWORD = "correct horse battery";

	static final String HOST = "AWARDS-TEST-U";

	private final MockMvc mvc;

	private final People people;

	private final Organisations organisations;

	private final Calls calls;

	private final Applications applications;

	private final Processes processes;

	private final Worklist worklist;

	private final Timeline timeline;

	private final JdbcTemplate jdbc;

	private final ObjectMapper json;

	private final Clock clock;

	private final Map<String, MockHttpSession> sessions = new HashMap<>();

	AwardsWorld(MockMvc mvc, People people, Organisations organisations, Calls calls, Applications applications,
			Processes processes, Worklist worklist, Timeline timeline, JdbcTemplate jdbc, ObjectMapper json,
			Clock clock, RepositoryService repository) {
		this.mvc = mvc;
		this.people = people;
		this.organisations = organisations;
		this.calls = calls;
		this.applications = applications;
		this.processes = processes;
		this.worklist = worklist;
		this.timeline = timeline;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
		repository.createDeployment()
			.addClasspathResource("models/awards-walk.bpmn")
			.enableDuplicateFiltering(true)
			.deploy();
	}

	/** A call whose applications follow the short test process. */
	String call(String... departments) throws Exception {
		if (this.organisations.find(HOST).isEmpty()) {
			this.organisations.add(new OrganisationView(HOST, LocalizedText.of("Test University", "测试大学"), "university",
					"BJ", "Beijing", List.of()), Actor.SYSTEM);
		}
		ObjectNode configuration = null;
		for (JsonNode one : this.json.readTree(new ClassPathResource("reference/calls.json").getInputStream())
			.get("calls")) {
			if (one.get("code").asText().equals("CALL-NL-TASK-2027")) {
				configuration = one.deepCopy();
			}
		}
		String code = this.calls.nextNumber("CALL", now());
		configuration.put("code", code);
		configuration.putArray("consultation_departments")
			.addAll(List.of(departments).stream().map(this.json.getNodeFactory()::textNode).toList());
		UUID id = this.calls.create(new Calls.CallDraft(code, this.json.writeValueAsString(configuration)),
				person("writer", "PROGRAMME_OFFICER@MOST"));
		// Calls may only be made for real programmes; these applications take a short
		// cut.
		String kept = this.jdbc.queryForObject("select configuration from call_version where call_id = ?", String.class,
				id.toString());
		this.jdbc.update("update call_version set configuration = ? where call_id = ?",
				kept.replaceAll("\"(programme|process)\"\\s*:\\s*\"national-lab\"", "\"$1\":\"awards-walk\""),
				id.toString());
		return code;
	}

	/** An application of the call that waits to be put on a list. */
	CaseRef application(String call) throws Exception {
		UUID id = UUID.randomUUID();
		String number = this.calls.nextNumber("APP", now());
		UUID callId = this.calls.byCode(call).orElseThrow().id();
		Timestamp at = Timestamp.from(now());
		this.jdbc.update("""
				insert into grant_application (id, case_number, call_id, call_code, title_en, title_zh, summary_en,
					summary_zh, principal_investigator, host, partners, excluded_reviewers, field_code, screenings,
					requested_fen, duration_months, status, status_since, created_at, updated_at, version)
				values (?, ?, ?, ?, ?, ?, 'Summary', '摘要', ?, ?, '', '', 'K01', '', ?, 36, 'PANEL', ?, ?, ?, 0)""",
				id.toString(), number, callId.toString(), call, "Quantum " + number, "量子 " + number,
				person("pi").personId().toString(), HOST, amount(call) * 100, at, at, at);
		CaseRef of = new CaseRef("application", id, number);
		this.processes.start("awards-walk", of, id, 1, Map.of());
		return of;
	}

	/** Keeps what an application says in a section. */
	void write(CaseRef application, String section, Map<String, ?> answers) throws Exception {
		this.jdbc.update("insert into application_section values (?, ?, ?, ?, ?, ?, ?, 0)",
				UUID.randomUUID().toString(), application.id().toString(), section,
				this.json.writeValueAsString(answers), true, person("pi").personId().toString(), Timestamp.from(now()));
	}

	/** What each application asks for: a quarter of the budget, within the maximum. */
	long amount(String call) {
		var of = this.calls.byCode(call).orElseThrow();
		return Math.min(of.budget().fen() / 400, of.awardMax().fen() / 100);
	}

	/** Forms a list of these applications as the officer does; returns its number. */
	String list(String call, CaseRef... applications) throws Exception {
		Map<String, String> typed = new HashMap<>();
		for (CaseRef one : applications) {
			typed.put("amount_" + one.id(), String.valueOf(amount(call)));
		}
		MockMultipartHttpServletRequestBuilder form = multipart("/office/lists/new?call=" + call);
		form.param("chosen", List.of(applications).stream().map((one) -> one.id().toString()).toArray(String[]::new));
		String location = send("officer", form, typed, 303);
		this.timeline.runDueJobs();
		return location.substring(location.lastIndexOf('/') + 1);
	}

	/** Posts a form in a role and expects to be sent on. */
	void act(String who, String path, Map<String, String> typed) throws Exception {
		send(who, multipart(path), typed, 303);
		this.timeline.runDueJobs();
	}

	/** Posts a form and says where it leads. */
	String sent(String who, String path, Map<String, String> typed) throws Exception {
		String location = send(who, multipart(path), typed, 303);
		this.timeline.runDueJobs();
		return location;
	}

	/** Posts a form with a scan. */
	void scan(String who, String path, Map<String, String> typed) throws Exception {
		MockMultipartHttpServletRequestBuilder form = multipart(path);
		form.file(new SlowUpload());
		send(who, form, typed, 303);
		this.timeline.runDueJobs();
	}

	/** Posts a form in a role and reads what comes back. */
	Document refused(String who, String path, Map<String, String> typed, int expected) throws Exception {
		MockMultipartHttpServletRequestBuilder form = multipart(path);
		return Jsoup.parse(send(who, form, typed, expected));
	}

	private String send(String who, MockMultipartHttpServletRequestBuilder form, Map<String, String> typed,
			int expected) throws Exception {
		typed.forEach(
				(name, value) -> form.param(name, name.equals("checked") ? value.split(",") : new String[] { value }));
		if (who != null) {
			form.session(session(who));
		}
		form.header("Accept-Language", "en").with(csrf());
		var answer = this.mvc.perform(form).andReturn().getResponse();
		assertThat(answer.getStatus()).as(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(expected);
		return (expected == 303) ? answer.getHeader("Location") : answer.getContentAsString(StandardCharsets.UTF_8);
	}

	/** Opens a page in English and Chinese, and returns the English one. */
	Document open(String who, String path) throws Exception {
		page(who, path, "zh-CN", 200);
		return page(who, path, "en", 200);
	}

	Document chinese(String who, String path) throws Exception {
		return page(who, path, "zh-CN", 200);
	}

	void denied(String who, String path, int expected) throws Exception {
		page(who, path, "en", expected);
	}

	private Document page(String who, String path, String language, int expected) throws Exception {
		var request = get(path).header("Accept-Language", language);
		if (who != null) {
			request.session(session(who));
		}
		var answer = this.mvc.perform(request).andReturn().getResponse();
		assertThat(answer.getStatus()).as(path + answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(expected);
		Document page = Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
		assertThat(page.text()).as(path).doesNotContain("??");
		return page;
	}

	/** Tasks open in a case, by element and item. */
	List<String> open(CaseRef of) {
		return this.worklist.openOf(of.type(), of.id())
			.stream()
			.map((item) -> item.task() + ((item.itemKey() != null) ? ":" + item.itemKey() : ""))
			.sorted()
			.toList();
	}

	List<WorkItem> items(CaseRef of) {
		return this.worklist.openOf(of.type(), of.id());
	}

	ApplicationStatus status(CaseRef application) {
		return this.applications.require(application.id()).status();
	}

	void pass(int days) {
		this.timeline.advanceTo(now().plusSeconds(days * 86_400L));
	}

	Instant now() {
		return Instant.now(this.clock);
	}

	String today() {
		return org.grantway.shared.Times.dayOf(now()).toString();
	}

	/** The person of that name, made on first use; its roles follow from the name. */
	Actor person(String who, String... roles) throws Exception {
		String email = who + "@awards.example";
		UUID id = this.people.byEmail(email).map(People.PersonView::id).orElse(null);
		if (id == null) {
			id = this.people.register(new NewPerson(email, LocalizedText.of(who, who), HOST, null, null, null),
					Actor.SYSTEM);
			this.people.setPassword(id, PASSWORD);
			for (String role : (roles.length > 0) ? roles : rolesOf(who)) {
				this.people.grant(id, RoleAt.parse(role), LocalDate.of(2026, 1, 1), null, Actor.SYSTEM);
			}
		}
		return this.people.actor(id);
	}

	private static String[] rolesOf(String who) {
		String department = who.substring(who.indexOf('-') + 1).toUpperCase(java.util.Locale.ROOT);
		return switch (who.replaceAll("-.*", "")) {
			case "officer", "officer2" -> new String[] { "PROGRAMME_OFFICER@MOST" };
			case "decider" -> new String[] { "DECISION_MAKER@MOST" };
			case "clerk" -> new String[] { RoleAt.of(Role.DEPARTMENT_CLERK, department).toString() };
			case "head" -> new String[] { RoleAt.of(Role.DEPARTMENT_HEAD, department).toString() };
			case "host" -> new String[] { "HOST_OFFICE@" + HOST };
			case "agency", "agency2" -> new String[] { "AGENCY_OFFICER@AGY-HTRDC" };
			case "system" -> new String[] { "SYSTEM_ADMINISTRATOR@*" };
			case "inspector" -> new String[] { "INSPECTOR@*" };
			default -> new String[0];
		};
	}

	private MockHttpSession session(String who) throws Exception {
		person(who);
		MockHttpSession known = this.sessions.get(who);
		if (known == null) {
			known = (MockHttpSession) this.mvc.perform(
					post("/sign-in").param("email", who + "@awards.example").param("password", PASSWORD).with(csrf()))
				.andReturn()
				.getRequest()
				.getSession();
			this.sessions.put(who, known);
		}
		return known;
	}

	/** A small but real PDF. */
	static final class Pdf {

		private Pdf() {
		}

		static byte[] bytes() throws java.io.IOException {
			try (var document = new org.apache.pdfbox.pdmodel.PDDocument();
					var out = new java.io.ByteArrayOutputStream()) {
				document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
				document.save(out);
				return out.toByteArray();
			}
		}

	}

	/**
	 * A scan whose bytes are long on their way: whoever waits for them must hold no
	 * connection to the database that others need.
	 */
	private final class SlowUpload extends MockMultipartFile {

		private SlowUpload() throws IOException {
			super("scan", "letter.pdf", "application/pdf", Pdf.bytes());
		}

		@Override
		public InputStream getInputStream() throws IOException {
			assertThat(TransactionSynchronizationManager.isActualTransactionActive()).as("in a transaction").isFalse();
			try {
				assertThat(AwardsWorld.this.jdbc.getDataSource()
					.unwrap(HikariDataSource.class)
					.getHikariPoolMXBean()
					.getActiveConnections()).as("connections held while the bytes come").isZero();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			return super.getInputStream();
		}

	}

}
