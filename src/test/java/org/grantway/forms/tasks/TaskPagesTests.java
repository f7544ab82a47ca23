package org.grantway.forms.tasks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.camunda.bpm.engine.RepositoryService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

import org.grantway.forms.InvalidAnswers;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.identity.Duties;
import org.grantway.identity.Duties.Duty;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.grantway.workflow.Worklist.WorkFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@GrantwayTest
@RecordApplicationEvents
class TaskPagesTests {

	private static final String UNIT = "TONGJI-TEST";

	private static final RoleAt OFFICE = RoleAt.of(Role.HOST_OFFICE, UNIT);

	private static final String PASSWORD = "correct horse battery";

	private final UUID caseId = UUID.randomUUID();

	private final String number = "FRM-" + this.caseId.toString().substring(0, 8);

	private final CaseRef ref = new CaseRef("forms-test", this.caseId, this.number);

	@Autowired
	MockMvc mvc;

	@Autowired
	Processes processes;

	@Autowired
	Worklist worklist;

	@Autowired
	Submissions submissions;

	@Autowired
	People people;

	@Autowired
	Duties duties;

	@Autowired
	Organisations organisations;

	@Autowired
	ApplicationEvents events;

	@BeforeEach
	void start(@Autowired RepositoryService repository) {
		repository.createDeployment()
			.addClasspathResource("models/formstasks.bpmn")
			.enableDuplicateFiltering(true)
			.deploy();
		if (this.organisations.find(UNIT).isEmpty()) {
			this.organisations.add(new OrganisationView(UNIT, LocalizedText.of("Test University", "测试大学"), "university",
					"BJ", "Beijing", List.of()), Actor.SYSTEM);
		}
		this.processes.start("formstasks", this.ref, this.caseId, 1, Map.of());
	}

	@Test
	void theWorkListShowsWhatWaitsInBothLanguages() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		Document page = ann.open("/tasks?text=" + this.number);
		assertThat(page.select("table tbody tr")).hasSize(1);
		assertThat(page.select("table tbody th a").text()).isEqualTo("Check the application");
		assertThat(ann.open("/tasks?text=nothing-like-this").select(".empty").text()).contains("No task matches");
		assertThat(ann.open("/tasks?lang=zh-CN&text=" + this.number).select("h1").text()).isEqualTo("待办");
	}

	@Test
	void aFormWithFaultsComesBackWithEverythingTyped() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		Document page = ann.post(item(ann.actor).id(), 422,
				Map.of("_action", "outcome:forward", "ethics", "yes", "opinion", "Good work", "checked", "people"));
		assertThat(page.title()).startsWith("Error");
		assertThat(page.select("fieldset#checked .hint").text()).as("said before").contains("All of them are needed");
		assertThat(page.select("#grounds-hint").text()).contains("Needed for");
		assertThat(page.select("fieldset#checked .emsg").text()).contains("Not ticked: “rooms, equipment");
		assertThat(page.select(".errors a").eachAttr("href")).contains("#checked", "#ethics_state", "#secrecy",
				"#commitment");
		assertThat(page.select("#opinion").val()).isEqualTo("Good work");
		assertThat(page.select("input[name=checked][value=people]").hasAttr("checked")).isTrue();
		assertThat(page.select("input[name=ethics][value=yes]").hasAttr("checked")).isTrue();
	}

	@Test
	void questionsFollowTheAnswers() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		UUID id = item(ann.actor).id();
		assertThat(ann.open("/tasks/" + id).select("[name=ethics_state]")).isEmpty();
		ann.post(id, 303, Map.of("_action", "refresh", "ethics", "yes"));
		assertThat(ann.open("/tasks/" + id).select("[name=ethics_state]")).isNotEmpty();
		assertThat(ann.open("/tasks/" + id).select("[name=ethics_number]")).isEmpty();
	}

	@Test
	void aTaskIsTakenHandedOverAndDone() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		Session ben = signIn("Ben Wu", "吴本");
		UUID id = item(ann.actor).id();
		this.mvc.perform(post("/tasks/" + id + "/claim").session(ann.session).with(csrf()));
		assertThat(ann.open("/tasks/" + id).select("aside").text()).contains("You", "Test University");
		this.mvc
			.perform(post("/tasks/" + id + "/hand-over").param("colleague", UUID.randomUUID().toString())
				.session(ann.session)
				.with(csrf()))
			.andExpect(status().isUnprocessableEntity());
		this.mvc
			.perform(post("/tasks/" + id + "/hand-over").param("colleague", ben.actor.personId().toString())
				.session(ann.session)
				.with(csrf()))
			.andExpect(status().is3xxRedirection());
		ben.post(id, 303, forwarding());
		Document late = ann.open("/tasks/" + id);
		assertThat(late.select("h1").text()).isEqualTo("Already done");
		assertThat(late.select("main").text()).contains("Ben Wu", "Forward");
		assertThat(ann.post(id, 200, forwarding()).select("h1").text()).isEqualTo("Already done");
	}

	@Test
	void aRoleThatEndsGivesBackWhatWasTakenAndSaysWhatWouldWaitForNobody() throws Exception {
		this.people.holding(OFFICE).forEach((person) -> this.people.endGrant(person.id(), OFFICE, Actor.SYSTEM));
		Session ann = signIn("Ann Li", "李安");
		UUID id = item(ann.actor).id();
		assertThat(this.duties.ifEnded(ann.actor.personId(), OFFICE).alone()).extracting(Duty::number)
			.contains(this.number);
		Session ben = signIn("Ben Wu", "吴本");
		this.worklist.claim(id, ann.actor);
		assertThat(this.duties.ifEnded(ann.actor.personId(), OFFICE)).isEqualTo(new Duties.Left(List.of(), 1));
		Session security = signIn("Sun Se", "孙安全", RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR));
		String page = "/admin/people/" + ann.actor.personId() + "/roles/end?role=" + OFFICE;
		assertThat(security.open(page).text()).contains("One task that this person has taken");
		this.mvc.perform(post(page).session(security.session).with(csrf())).andExpect(status().isSeeOther());
		ben.post(id, 303, forwarding());
		assertThat(security.open("/admin/people/" + ben.actor.personId() + "/roles/end?lang=zh-CN&role=" + OFFICE)
			.select("table")
			.text()).contains(this.number);
		assertThat(security.open("/my/messages").text()).as("somebody still may")
			.doesNotContain("A task waits for nobody");
	}

	@Test
	void aDepartmentThatLeavesInMidCaseLeavesNoTaskWithoutSomebodyWhoKnows() throws Exception {
		this.people.holding(OFFICE).forEach((person) -> this.people.endGrant(person.id(), OFFICE, Actor.SYSTEM));
		Session ann = signIn("Ann Li", "李安");
		Session security = signIn("Sun Se", "孙安全", RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR));
		UUID id = item(ann.actor).id();
		this.worklist.claim(id, ann.actor);
		this.people.endGrant(ann.actor.personId(), OFFICE, Actor.SYSTEM);
		assertThat(security.open("/my/messages").select("tr:contains(" + this.number + ")").text())
			.contains("A task waits for nobody: give its role to somebody");
		Session ben = signIn("Ben Wu", "吴本");
		assertThat(item(ben.actor).id()).as("who gets the role finds the task").isEqualTo(id);
		ben.post(id, 303, forwarding());
	}

	@Test
	void answersAreKeptTypedAndTold() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		WorkItem item = item(ann.actor);
		this.submissions.submit(item, "return",
				Map.of("ethics", "no", "ethics_number", "smuggled", "secrecy", "public", "secrecy_person", "Zhao",
						"grounds", "The second partner is missing.", "changes",
						List.of(Map.of("section", "partners", "comment", "Name the second partner"))),
				ann.actor);
		Submission kept = this.submissions.latest(this.caseId, "Task_FormsReview").orElseThrow();
		assertThat(kept.outcome()).isEqualTo("return");
		assertThat(kept.as()).isEqualTo(OFFICE);
		assertThat(kept.answers()).containsEntry("secrecy", "public").doesNotContainKey("ethics_number");
		Fact fact = this.events.stream(Fact.class)
			.filter((event) -> event.action().equals("task.completed"))
			.findFirst()
			.orElseThrow();
		assertThat(fact.subject()).isEqualTo(this.ref);
		assertThat(fact.reason()).isEqualTo("The second partner is missing.");
		assertThat(fact.audience()).isEqualTo(Audience.CASE);
		assertThat(fact.after().get("outcome").toString()).isEqualTo("Return to the applicant / 退回申请人修改");
	}

	@Test
	void aRuleBrokenLeavesNothingBehind() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		WorkItem item = item(ann.actor);
		assertThatThrownBy(() -> this.submissions.submit(item, "forward", Map.of("secrecy", "classified"), ann.actor))
			.isInstanceOfSatisfying(InvalidAnswers.class,
					(ex) -> assertThat(ex.errors().get("secrecy")).contains("Forward"));
		assertThat(this.submissions.latest(this.caseId, "Task_FormsReview")).isEmpty();
		assertThat(item(ann.actor).id()).isEqualTo(item.id());
	}

	@Test
	void rowsAndFilesSurviveEveryButton() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		ann.post(item(ann.actor).id(), 303, forwarding());
		UUID id = item(ann.actor).id();
		Map<String, String> row = new HashMap<>(Map.of("permits.rows", "1", "permits.0.kind", "ethics",
				"permits.0.number", "E-7", "_action", "add:permits"));
		MockMultipartFile copy = new MockMultipartFile("permits.0.copy", "permit.pdf", "application/pdf", pdf());
		this.mvc.perform(ann.form(id, row).file(copy)).andExpect(status().isSeeOther());
		Document page = ann.open("/tasks/" + id);
		assertThat(page.select("fieldset.box")).hasSize(2);
		assertThat(page.select("[name='permits.0.number']").val()).isEqualTo("E-7");
		assertThat(page.select(".files").text()).contains("permit.pdf");
		assertThat(page.select("[name='permits.0.copy.kept']").val()).isNotBlank();
		row.put("permits.0.copy.kept", page.select("[name='permits.0.copy.kept']").val());
		row.put("_action", "remove:permits.0.copy:0");
		ann.post(id, 303, row);
		assertThat(ann.open("/tasks/" + id).select(".files")).isEmpty();
		row.put("_action", "remove:permits:0");
		ann.post(id, 303, row);
		assertThat(ann.open("/tasks/" + id).select("[name='permits.0.number']").val()).isEmpty();
	}

	@Test
	void aFileThatIsNoneIsRefusedBesideItsField() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		MockMultipartFile letter = new MockMultipartFile("commitment_letter", "letter.pdf", "application/pdf",
				"no PDF at all".getBytes());
		UUID id = item(ann.actor).id();
		String page = this.mvc.perform(ann.form(id, forwarding()).file(letter))
			.andExpect(status().isUnprocessableEntity())
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(Jsoup.parse(page).select(".errors a").eachAttr("href")).containsExactly("#commitment_letter");
		assertThat(Jsoup.parse(page).select(".errors a").text()).startsWith("Sealed letter of commitment: ");
		assertThat(item(ann.actor).id()).isEqualTo(id);
	}

	@Test
	void whoeverHasNoPartInItFindsNothing() throws Exception {
		Session ann = signIn("Ann Li", "李安");
		UUID id = item(ann.actor).id();
		Session stranger = signIn("Cai Hu", "胡采");
		this.people.endGrant(stranger.actor.personId(), OFFICE, Actor.SYSTEM);
		this.mvc.perform(get("/tasks/" + id).session(stranger.session)).andExpect(status().isNotFound());
		this.mvc.perform(stranger.form(id, forwarding())).andExpect(status().isNotFound());
		this.mvc.perform(get("/tasks/" + id)).andExpect(status().is3xxRedirection());
	}

	private static byte[] pdf() throws IOException {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			document.addPage(new PDPage());
			document.save(bytes);
			return bytes.toByteArray();
		}
	}

	private WorkItem item(Actor actor) {
		return this.worklist.openFor(actor, new WorkFilter(this.number, null, false, false), PageRequest.of(0, 1))
			.getContent()
			.get(0);
	}

	private static Map<String, String> forwarding() {
		Map<String, String> answers = new HashMap<>();
		answers.put("_action", "outcome:forward");
		answers.put("checked", "people,conditions,budget,partners,duplicates,integrity");
		answers.put("ethics", "no");
		answers.put("secrecy", "public");
		answers.put("secrecy_person", "Zhao");
		answers.put("commitment", "true");
		return answers;
	}

	private Session signIn(String en, String zh) throws Exception {
		return signIn(en, zh, OFFICE);
	}

	private Session signIn(String en, String zh, RoleAt role) throws Exception {
		String email = UUID.randomUUID() + "@forms.example";
		UUID id = this.people.register(new NewPerson(email, LocalizedText.of(en, zh), UNIT, null, null, null),
				Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		this.people.grant(id, role, LocalDate.of(2026, 1, 1), null, Actor.SYSTEM);
		MockHttpSession session = (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", email).param("password", PASSWORD).with(csrf()))
			.andExpect(status().is3xxRedirection())
			.andReturn()
			.getRequest()
			.getSession();
		return new Session(session, this.people.actor(id));
	}

	private final class Session {

		private final MockHttpSession session;

		private final Actor actor;

		private Session(MockHttpSession session, Actor actor) {
			this.session = session;
			this.actor = actor;
		}

		private Document open(String path) throws Exception {
			return Jsoup
				.parse(TaskPagesTests.this.mvc.perform(get(path).session(this.session).header("Accept-Language", "en"))
					.andExpect(status().isOk())
					.andReturn()
					.getResponse()
					.getContentAsString());
		}

		private Document post(UUID task, int expected, Map<String, String> answers) throws Exception {
			return Jsoup.parse(TaskPagesTests.this.mvc.perform(form(task, answers))
				.andExpect(status().is(expected))
				.andReturn()
				.getResponse()
				.getContentAsString());
		}

		private MockMultipartHttpServletRequestBuilder form(UUID task, Map<String, String> answers) {
			MockMultipartHttpServletRequestBuilder form = multipart("/tasks/" + task);
			answers.forEach((name, value) -> form.param(name,
					name.equals("checked") ? value.split(",") : new String[] { value }));
			form.session(this.session).header("Accept-Language", "en").with(csrf());
			return form;
		}

	}

}
