package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

import org.grantway.documents.ExamplePage;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.support.StatementCounter;
import org.grantway.support.Visitors;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What a research office finds in its queue, and what becomes of applications that it
 * forwards together.
 */
@GrantwayTest
class HostQueueTests {

	private static final String LABORATORY = "CALL-NL-TASK-2027";

	private static final String JOINT = "CALL-RIC-BASIC-2027";

	private static final String ESTABLISHMENT = "CALL-NL-EST-2027";

	@Autowired
	Visitors visitors;

	@Autowired
	People people;

	@Autowired
	Organisations organisations;

	@Autowired
	Calls calls;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	ApplicationDrafts drafts;

	@Autowired
	Applications applications;

	@Autowired
	Worklist worklist;

	@Autowired
	Timeline timeline;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Clock clock;

	private final String host = "Q-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

	private UUID officer;

	private MockHttpSession office;

	@BeforeEach
	void hostWithAnOffice() throws Exception {
		this.organisations.add(new OrganisationView(this.host, LocalizedText.of("Queue University", "排队大学"),
				"university", "Beijing", "Beijing", List.of("MOE")), Actor.SYSTEM);
		this.officer = this.visitors.person(RoleAt.of(Role.HOST_OFFICE, this.host));
		this.office = this.visitors.signIn(this.officer);
	}

	@Test
	void whatIsDueFirstStandsFirstAndTheCounterIsTheOneOfTheRefusal() throws Exception {
		Call later = open(ESTABLISHMENT, 46, 1);
		Call sooner = open(LABORATORY, 60, 9);
		String first = submitted(later);
		String second = submitted(later);
		String urgent = submitted(sooner);
		Document queue = page("/host/applications");
		assertThat(numbers(queue)).startsWith(urgent).containsExactlyInAnyOrder(urgent, first, second);
		assertThat(counter(queue, later)).isEqualTo("Forwarded 0 of 1");
		forward(this.office, first);
		queue = page("/host/applications");
		assertThat(numbers(queue)).containsExactly(urgent, second);
		assertThat(counter(queue, later)).isEqualTo("Forwarded 1 of 1");
		assertThat(numbers(page("/host/applications?waits=others"))).containsExactly(first);
		assertThat(numbers(page("/host/applications?waits=all&call=" + later.code()))).containsExactly(second, first);
		assertThat(numbers(page("/host/applications?call=" + sooner.code()))).containsExactly(urgent);
		assertThat(numbers(page("/host/applications?waits=applicant"))).isEmpty();
	}

	@Test
	void twentyThatWaitNeedNoMoreStatementsThanTwo() throws Exception {
		Call call = open(LABORATORY, 46, 30);
		submitted(call);
		submitted(call);
		page("/host/applications");
		List<String> few = StatementCounter.during(() -> page("/host/applications?waits=all"));
		for (int at = 2; at < 20; at++) {
			submitted(call);
		}
		List<String> many = StatementCounter.during(() -> page("/host/applications?waits=all"));
		assertThat(numbers(page("/host/applications"))).hasSize(20);
		assertThat(many).hasSizeLessThanOrEqualTo(few.size());
	}

	@Test
	void oneThatIsRefusedForItsQuotaHoldsUpNoOtherAndSaysWhy() throws Exception {
		Call call = open(ESTABLISHMENT, 46, 1);
		String first = submitted(call);
		String second = submitted(call);
		Document sheet = page("/host/applications/forward?application=" + first + "&application=" + second);
		assertThat(sheet.text()).contains("Forwarded 0 of 1",
				"nobody of the team is barred for breach of research integrity");
		assertThat(sheet.select("input[name=checked]")).hasSize(6);
		assertThat(sheet.select("input[type=radio][name$=.ethics]")).hasSize(4);
		Document result = forward(this.office, first, second);
		assertThat(row(result, first)).contains("Forwarded", "Person Example");
		assertThat(row(result, second)).contains("Not forwarded", "at most 1 application from one host");
		assertThat(view(first).status()).isEqualTo(ApplicationStatus.RECOMMENDATION);
		assertThat(view(second).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
		assertThat(journalled(first, "application.host-review.forward")).isOne();
		assertThat(journalled(first, "task.completed")).isOne();
		assertThat(journalled(second, "application.host-review.forward")).isZero();
	}

	@Test
	void whatIsMissingIsSaidBesideItsFieldAndNothingTypedIsLost() throws Exception {
		Call call = open(LABORATORY, 46, 9);
		String first = submitted(call);
		String second = submitted(call);
		MockHttpServletRequestBuilder request = answers(first, second).param("password", "wrong");
		request.param(second + ".ethics", "yes").param("opinion", "Sound & feasible");
		MockHttpServletResponse answer = this.visitors.answer(request, this.office);
		assertThat(answer.getStatus()).isEqualTo(422);
		Document sheet = Jsoup.parse(answer.getContentAsString());
		assertThat(sheet.getElementById("password-error")).isNotNull();
		assertThat(sheet.getElementById(second + ".ethics_state-error")).isNotNull();
		assertThat(sheet.getElementById(first + ".ethics_state-error")).isNull();
		assertThat(sheet.getElementById("opinion").val()).isEqualTo("Sound & feasible");
		assertThat(sheet.select("input[name=checked][checked]")).hasSize(6);
		assertThat(view(first).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
		MockHttpServletRequestBuilder again = answers(first, second).param("password", Visitors.PASSWORD);
		again.param(second + ".ethics", "yes").param(second + ".ethics_state", "under-review");
		assertThat(this.visitors.answer(again, this.office).getStatus()).isEqualTo(303);
		assertThat(view(first).status()).isEqualTo(ApplicationStatus.FORMAL_CHECK);
		assertThat(this.jdbc.queryForList("select answers from form_submission where case_id = ?", String.class,
				view(second).id().toString()))
			.anyMatch((kept) -> kept.contains("under-review"));
	}

	@Test
	void aDoubleClickForwardsNothingTwice() throws Exception {
		Call call = open(LABORATORY, 46, 9);
		String first = submitted(call);
		String second = submitted(call);
		CyclicBarrier together = new CyclicBarrier(2);
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Callable<Integer>> clicks = new ArrayList<>();
			for (int click = 0; click < 2; click++) {
				MockHttpServletRequestBuilder request = answers(first, second).param("password", Visitors.PASSWORD)
					.param(second + ".ethics", "no");
				MockHttpSession session = this.visitors.signIn(this.officer);
				clicks.add(() -> {
					together.await();
					return this.visitors.answer(request, session).getStatus();
				});
			}
			for (Future<Integer> answer : threads.invokeAll(clicks)) {
				assertThat(answer.get()).isEqualTo(303);
			}
		}
		finally {
			threads.shutdownNow();
		}
		Document result = forward(this.office, first, second);
		for (String number : List.of(first, second)) {
			assertThat(row(result, number)).contains("Forwarded", "Person Example");
			assertThat(journalled(number, "application.host-review.forward")).isOne();
		}
	}

	@Test
	void onlyApplicationsOfOneCallAndOfTheOwnInstitutionGoTogether() throws Exception {
		String own = submitted(open(LABORATORY, 46, 9));
		String otherCall = submitted(open(LABORATORY, 46, 9));
		Document queue = page("/host/applications/forward?application=" + own + "&application=" + otherCall);
		assertThat(queue.select(".errors").text()).contains("one call only");
		assertThat(queue.select("input[name=application][checked]")).hasSize(2);
		assertThat(page("/host/applications/forward").select(".errors").text()).contains("Choose the applications");
		MockHttpSession stranger = this.visitors.signIn(this.visitors.person(RoleAt.of(Role.HOST_OFFICE, "UNI-TJU")));
		assertThat(this.visitors.answer(get("/host/applications/forward?application=" + own), stranger).getStatus())
			.isEqualTo(404);
		assertThat(this.visitors
			.answer(answers(own).param("password", Visitors.PASSWORD).param(own + ".ethics", "no"), stranger)
			.getStatus()).isEqualTo(404);
		assertThat(view(own).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
	}

	@Test
	void eachRegionsHostFindsJointProjectsInItsQueueAndHandsInOneSealedListForAll() throws Exception {
		Call call = open(JOINT, 211, 9);
		String first = submitted(call, "UNI-TJU");
		String second = submitted(call, "UNI-TJU");
		MockHttpSession region = this.visitors.signIn(this.visitors.person(RoleAt.of(Role.HOST_OFFICE, "UNI-TJU")));
		assertThat(numbers(page("/host/applications?call=" + call.code(), region))).containsExactlyInAnyOrder(first,
				second);
		forward(this.office, first, second);
		forward(region, first, second);
		this.timeline.runDueJobs();
		assertThat(page("/host/applications?call=" + call.code(), region).text())
			.contains("Hand in list and commitment");
		String both = "application=" + first + "&application=" + second;
		assertThat(page("/host/applications/forward?" + both, region).select("input[type=file]")).hasSize(1);
		MockHttpServletResponse refused = this.visitors
			.answer(commitment("letter.pdf", "no paper".getBytes(), first, second), region);
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(Jsoup.parse(refused.getContentAsString()).getElementById("letter-error").text())
			.contains("content of the file");
		MockHttpServletRequestBuilder without = commitment("letter.pdf", ExamplePage.of("List"), first, second);
		without.param(second + ".place", "x");
		MockHttpServletResponse incomplete = this.visitors.answer(without, region);
		assertThat(incomplete.getStatus()).isEqualTo(422);
		Document sheet = Jsoup.parse(incomplete.getContentAsString());
		assertThat(sheet.getElementById(second + ".place-error")).isNotNull();
		assertThat(sheet.getElementById("letter-error")).isNull();
		String kept = sheet.select("input[name=letter.kept]").val();
		assertThat(kept).isNotEmpty();
		MockHttpServletRequestBuilder complete = commitment(null, null, first, second).param("letter.kept", kept)
			.param(second + ".place", "2");
		MockHttpServletResponse done = this.visitors.answer(complete, region);
		assertThat(done.getStatus()).isEqualTo(303);
		Document result = page(done.getRedirectedUrl(), region);
		for (String number : List.of(first, second)) {
			assertThat(row(result, number)).contains("Forwarded", "Person Example");
			assertThat(journalled(number, "application.host-commitment.submit")).isOne();
			assertThat(this.jdbc.queryForObject(
					"select count(*) from stored_file where case_number = ? and slot = 'Task_HostCommitment-letter'",
					Integer.class, number))
				.isOne();
			assertThat(page("/host/applications/forward?application=" + number, this.office).text())
				.contains("Hand in list and commitment");
		}
		assertThat(page("/host/applications?call=" + call.code(), region).text())
			.doesNotContain("Hand in list and commitment");
	}

	/** Complete but for the place of the second. */
	private static MockHttpServletRequestBuilder commitment(String name, byte[] paper, String... numbers) {
		MockMultipartHttpServletRequestBuilder request = multipart("/host/applications/forward");
		if (paper != null) {
			request.file(new MockMultipartFile("letter", name, "application/pdf", paper));
		}
		return request.param("lang", "en")
			.param("application", numbers)
			.param("check", "commitment")
			.param("list_number", "L-1")
			.param("commitments", "conditions", "money", "integrity")
			.param("signatory", "Zhao Example")
			.param("password", Visitors.PASSWORD)
			.param(numbers[0] + ".place", "1")
			.with(csrf());
	}

	private Document forward(MockHttpSession session, String... numbers) throws Exception {
		MockHttpServletRequestBuilder request = answers(numbers).param("password", Visitors.PASSWORD);
		for (String number : List.of(numbers).subList(1, numbers.length)) {
			request.param(number + ".ethics", "no");
		}
		MockHttpServletResponse answer = this.visitors.answer(request, session);
		assertThat(answer.getStatus()).isEqualTo(303);
		return page(answer.getRedirectedUrl(), session);
	}

	/** Complete but for the password, and for the ethics of all but the first. */
	private static MockHttpServletRequestBuilder answers(String... numbers) {
		MockHttpServletRequestBuilder request = post("/host/applications/forward").param("lang", "en").with(csrf());
		for (String number : numbers) {
			request.param("application", number);
		}
		return request.param("check", "review")
			.param("checked", "people", "conditions", "budget", "partners", "duplicates", "integrity")
			.param("secrecy", "public")
			.param("secrecy_person", "Li Example")
			.param("commitment", "true")
			.param(numbers[0] + ".ethics", "no");
	}

	private Document page(String url) throws Exception {
		return page(url, this.office);
	}

	private Document page(String url, MockHttpSession session) throws Exception {
		Document page = this.visitors.page(get(java.net.URI.create(url)).param("lang", "en"), session);
		assertThat(page.text()).doesNotContain("??");
		return page;
	}

	private static List<String> numbers(Document queue) {
		return queue.select("table tbody th .tn").eachText();
	}

	private static String row(Document result, String number) {
		Elements rows = result.select("tbody tr:contains(" + number + ")");
		assertThat(rows).hasSize(1);
		return rows.text();
	}

	private static String counter(Document queue, Call call) {
		return queue.select("dl div:has(a[href*=" + call.code() + "]) dd .tn").text();
	}

	private int journalled(String number, String action) {
		return this.jdbc.queryForObject("select count(*) from journal_entry where case_number = ? and action = ?",
				Integer.class, number, action);
	}

	private String submitted(Call call) {
		return submitted(call, "");
	}

	private String submitted(Call call, String partners) {
		Actor leader = this.people.actor(this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Zhang Example", "张示例"), this.host, null, "professor", "doctorate"), Actor.SYSTEM));
		String number = this.drafts.start(call.code(), leader);
		this.jdbc.update("update grant_application set partners = ? where case_number = ?", partners, number);
		this.worklist.complete(this.worklist.find(view(number).id(), "Task_Apply", leader).orElseThrow().id(), leader,
				"submit", Map.of("permitsNeeded", false));
		this.jdbc.update("update grant_application set document_id = ? where case_number = ?",
				UUID.randomUUID().toString(), number);
		return number;
	}

	private ApplicationView view(String number) {
		return this.applications.byNumber(number).orElseThrow();
	}

	private Call open(String template, int days, int perHost) throws Exception {
		Actor writer = this.people.actor(
				this.visitors.person(RoleAt.of(Role.PROGRAMME_OFFICER, template.equals(JOINT) ? "GOV-BJ-ST" : "MOST")));
		UUID id = this.templates.instantiate(template, this.calls.nextNumber("CALL", Instant.now(this.clock)),
				Times.dayOf(Instant.now(this.clock)).minusDays(days), null, writer);
		ObjectMapper json = new ObjectMapper();
		ObjectNode configuration = (ObjectNode) json.readTree(this.preparation.configuration(id));
		configuration.withObject("/limits").put("per_host_applications", perHost);
		this.preparation.edit(id, json.writeValueAsString(configuration), 1, writer);
		this.preparation.submitForApproval(id, writer);
		this.preparation.publish(id, this.people.actor(this.visitors
			.person(RoleAt.of(Role.PROGRAMME_OFFICER, template.equals(JOINT) ? "GOV-BJ-ST" : "MOST"))));
		this.timeline.runDueJobs();
		return this.calls.require(id);
	}

}
