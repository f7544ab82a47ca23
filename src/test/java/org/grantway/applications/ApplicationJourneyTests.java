package org.grantway.applications;

import java.io.IOException;
import java.io.InputStream;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.BDDMockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.grantway.applications.SubmissionReceipt.Receipt;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.PartnerPart;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.documents.Files;
import org.grantway.forms.InvalidAnswers;
import org.grantway.forms.Submissions;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.MovableClock;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.AtOnce;
import org.grantway.support.StatementCounter;
import org.grantway.web.Arrivals;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Applications from the draft to the formal check, over real services and pages.
 */
@ApplicationsTest
class ApplicationJourneyTests {

	private static final String PASSWORD = "four quiet copper lamps";

	private static final String HOST = "UNI-PKU";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CallTemplates templates;

	@Autowired
	private CallPreparation preparation;

	@Autowired
	private Calls calls;

	@Autowired
	private People people;

	@Autowired
	private ApplicationDrafts drafts;

	@Autowired
	private TeamAccess team;

	@Autowired
	private Submitting submitting;

	@Autowired
	private Applications applications;

	@Autowired
	private Worklist worklist;

	@Autowired
	private Files files;

	@Autowired
	private Attachments attachments;

	@Autowired
	private Submissions submissions;

	@Autowired
	private Eligibility eligibility;

	@Autowired
	private JdbcTemplate jdbc;

	@MockitoBean
	private RunningProjects projects;

	@Autowired
	private Transfers transfers;

	@Autowired
	private Arrivals arrivals;

	@Autowired
	private Timeline timeline;

	@Autowired
	private Clock clock;

	private Actor leader;

	private String email;

	@BeforeEach
	void register() {
		this.email = UUID.randomUUID() + "@example.org";
		UUID id = this.people.register(new NewPerson(this.email, LocalizedText.of("Zhang Example", "张示例"), HOST, null,
				"professor", "doctorate"), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		this.leader = this.people.actor(id);
	}

	@Test
	void aDraftTakesWhatIsIncompleteAndIsSubmittedOnceItIsComplete() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		ApplicationView draft = this.applications.byNumber(number).orElseThrow();
		assertThat(draft.status()).isEqualTo(ApplicationStatus.DRAFT);
		List<Finding> none = this.drafts.save(number, "budget",
				new Answers(Map.of("lines", List.of(Map.of("amount", "8,000 or so")))), -1, false, this.leader);
		assertThat(none).isEmpty();
		assertThatThrownBy(() -> this.submitting.submit(number, this.leader)).isInstanceOf(Incomplete.class);
		complete(number, 0);
		Receipt receipt = this.submitting.submit(number, this.leader);
		assertThat(receipt.sha256()).hasSize(64);
		assertThat(this.submitting.submit(number, this.leader)).isEqualTo(receipt);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
		assertThat(this.applications.content(draft.id()).get("core")).containsEntry("title_en", "Quantum gates");
		forward(draft.id(), "forward");
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.FORMAL_CHECK);
		assertThat(this.worklist.openOf("application", draft.id())).extracting(WorkItem::task)
			.containsExactly("Task_FormalCheck");
	}

	@Test
	void whatTheHostReturnsIsWrittenAndSubmittedAgainAsANewVersion() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		complete(number, -1);
		Receipt first = this.submitting.submit(number, this.leader);
		UUID id = view(number).id();
		forward(id, "return");
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.RETURNED);
		Receipt second = this.submitting.submit(number, this.leader);
		assertThat(second.version()).isEqualTo(first.version() + 1);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
	}

	@Test
	void whatIsReturnedForOneSectionIsChangedThereOnlyAndEndsWithItsLastDay() throws Exception {
		Call call = openCall("CALL-NL-TASK-2027");
		String number = this.drafts.start(call.code(), this.leader);
		complete(number, -1);
		this.submitting.submit(number, this.leader);
		Actor host = person(RoleAt.of(Role.HOST_OFFICE, HOST));
		this.people.setPassword(host.personId(), PASSWORD);
		WorkItem review = this.worklist.find(view(number).id(), "Task_HostReview", host).orElseThrow();
		MockHttpSession office = signIn(this.people.require(host.personId()).email());
		String task = "/tasks/" + review.id();
		assertThat(Jsoup
			.parse(this.mvc.perform(post(task).session(office)
				.with(csrf())
				.param("_action", "outcome:return")
				.param("grounds", "The costs are not explained.")).andReturn().getResponse().getContentAsString())
			.text()).contains("Sections to be changed");
		assertThat(view(number).status()).as("no section was named").isEqualTo(ApplicationStatus.HOST_REVIEW);
		this.submissions.submit(review, "return", Map.of("grounds", "The costs are not explained.", "changes",
				List.of(Map.of("section", "budget", "comment", "Say what the samples cost each"))), host);
		MockHttpSession session = signIn();
		String address = "/applications/" + number;
		this.mvc.perform(get(address).session(session))
			.andExpect(content().string(containsString("Say what the samples cost each")))
			.andExpect(content().string(containsString("this one stays as it was submitted")))
			.andExpect(content().string(containsString("After it the application ends as not submitted")));
		this.mvc.perform(get(address + "/sections/budget").session(session))
			.andExpect(content().string(containsString("Say what the samples cost each")));
		this.mvc.perform(get(address + "/sections/core").session(session))
			.andExpect(status().isConflict())
			.andExpect(content().string(containsString("returned for other sections")));
		for (String way : List.of("", "/typed", "/settle")) {
			this.mvc.perform(post(address + "/sections/core" + way).session(session)
				.with(csrf())
				.param("version", "0")
				.param("keep", "mine")
				.param("title_en", "Smuggled in"));
		}
		assertThat(view(number).title().en()).isEqualTo("Quantum gates");
		Map<String, Object> budget = new LinkedHashMap<>(this.applications.content(view(number).id()).get("budget"));
		budget.put("justification", "Twelve samples of 500,000 yuan each");
		ApplicationDrafts.Stored stored = this.drafts.written(view(number).id()).get("budget");
		assertThat(stored.complete()).as("what came back is not completed").isFalse();
		assertThat(this.drafts.save(number, "budget", new Answers(budget), stored.version(), true, this.leader))
			.isEmpty();
		Instant last = this.calls.require(call.id()).hostClosesAt();
		this.timeline.advanceTo(last.plus(Arrivals.PATIENCE).plusSeconds(1));
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.NOT_SUBMITTED);
	}

	@Test
	void whatHoldsUpASubmissionIsOpenAlthoughItWasNotNamedInTheReturn() throws Exception {
		String number = submittable();
		this.submitting.submit(number, this.leader);
		Actor host = person(RoleAt.of(Role.HOST_OFFICE, HOST));
		this.submissions.submit(this.worklist.find(view(number).id(), "Task_HostReview", host).orElseThrow(), "return",
				Map.of("grounds", "The costs are not explained.", "changes",
						List.of(Map.of("section", "budget", "comment", "Explain the samples"))),
				host);
		Actor next = colleague(HOST, "professor");
		this.transfers.propose(number, this.people.require(next.personId()).email(), "Ill", this.leader);
		UUID transfer = this.transfers.proposedTo(next).get(0).id();
		this.transfers.answer(transfer, true, next);
		this.transfers.decide(transfer, true, "", person(RoleAt.of(Role.HOST_OFFICE, HOST)));
		MockHttpSession session = signIn(this.people.require(next.personId()).email());
		this.mvc.perform(get("/applications/" + number + "/sections/team").session(session)).andExpect(status().isOk());
		this.mvc.perform(get("/applications/" + number + "/sections/core").session(session))
			.andExpect(status().isConflict());
	}

	@Test
	void aMilestoneLiesBetweenTheCloseOfTheCallAndTheEndOfTheProject() throws Exception {
		String number = submittable();
		Call call = this.calls.require(view(number).callId());
		LocalDate close = Times.dayOf(call.closesAt());
		LocalDate last = call.lastDayOfTerm(36, Times.dayOf(Instant.now(this.clock))).orElseThrow();
		assertThat(milestone(number, 0, close.minusDays(1))).extracting(Finding::field, Finding::messageKey)
			.containsExactly(tuple("milestones.0.due", "applications.check.before-term"));
		assertThat(milestone(number, 1, close)).isEmpty();
		assertThat(milestone(number, 2, last)).isEmpty();
		assertThat(milestone(number, 3, last.plusDays(1))).extracting(Finding::field, Finding::messageKey)
			.containsExactly(tuple("milestones.0.due", "applications.check.after-term"));
	}

	private List<Finding> milestone(String number, long version, LocalDate due) {
		return this.drafts
			.save(number, "plan",
					new Answers(
							Map.of("milestones",
									List.of(Map.of("name", "M1", "due", due.toString(), "deliverable", "Chip")),
									"indicators", List.of(Map.of("name", "Fidelity", "unit", "%", "baseline", "99",
											"target", "99.9", "evidence", "Test report")))),
					version, true, this.leader);
	}

	@Test
	void theMilestonesAreDrawnWhereTheyAreWrittenAndWhereTheyAreRead() throws Exception {
		String number = submittable();
		MockHttpSession session = signIn();
		Document writing = Jsoup
			.parse(this.mvc.perform(get("/applications/" + number + "/sections/plan").session(session))
				.andReturn()
				.getResponse()
				.getContentAsString());
		assertThat(writing.select("#schedule table.gantt tbody th").text()).contains("M1",
				due().format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH)));
		assertThat(writing.select("#schedule rect.plan")).hasSize(1);
		Document typing = Jsoup.parse(
				this.mvc
					.perform(post("/applications/" + number + "/sections/plan/typed").session(session)
						.with(csrf())
						.param("version", "0")
						.param("milestones.0.name", "Later")
						.param("milestones.0.due", "2029-06-30")
						.param("milestones.1.name", "Without a day")
						.param("milestones.1.due", "soon"))
					.andReturn()
					.getResponse()
					.getContentAsString());
		assertThat(typing.select("#schedule tbody th")).as("what has a day is drawn while it is typed").hasSize(1);
		assertThat(typing.select("#schedule tbody th").text()).contains("Later");
		this.mvc.perform(post("/applications/" + number + "/sections/plan/discard").session(session).with(csrf()));
		Document core = Jsoup.parse(this.mvc.perform(get("/applications/" + number + "/sections/core").session(session))
			.andReturn()
			.getResponse()
			.getContentAsString());
		assertThat(core.select("textarea[name=abstract_en]").attr("data-limit")).isEqualTo("2000");
		this.submitting.submit(number, this.leader);
		Document read = Jsoup.parse(this.mvc.perform(get("/applications/" + number).session(session))
			.andReturn()
			.getResponse()
			.getContentAsString());
		assertThat(read.select("#schedule rect.plan")).hasSize(1);
	}

	@Test
	void aRowThatWasAddedAndNeverFilledInIsNotSubmitted() {
		String number = submittable();
		Map<String, Object> plan = new LinkedHashMap<>(
				this.drafts.written(view(number).id()).get("plan").answers().values());
		List<Map<String, String>> milestones = new java.util.ArrayList<>(new Answers(plan).rows("milestones"));
		milestones.add(Map.of("name", "", "due", " ", "deliverable", ""));
		plan.put("milestones", milestones);
		assertThat(this.drafts.save(number, "plan", new Answers(plan), 0, true, this.leader)).isEmpty();
		this.submitting.submit(number, this.leader);
		assertThat(new Answers(this.applications.content(view(number).id()).get("plan")).rows("milestones"))
			.extracting((row) -> row.get("name"))
			.containsExactly("M1");
	}

	@Test
	void everyVersionStaysAsItWasAndStandsBesideTheNext() throws Exception {
		String number = submittable();
		this.submitting.submit(number, this.leader);
		ApplicationView application = view(number);
		forward(application.id(), "return");
		Map<String, Object> core = new LinkedHashMap<>(core("K0101").values());
		core.put("title_en", "Quantum <gates> of silicon");
		core.put("abstract_zh", "关于硅量子门");
		this.drafts.save(number, "core", new Answers(core), 0, true, this.leader);
		this.files.of(application.asCase(), "attachment-co-operation-agreement")
			.forEach((file) -> this.files.remove(file.id(), this.leader));
		this.files.store(application.asCase(), "attachment-co-operation-agreement", "signed.pdf", pdf(), this.leader);
		this.submitting.submit(number, this.leader);
		String versions = "/applications/" + number + "/versions";
		for (MockHttpSession reader : List.of(signIn(), signIn(RoleAt.of(Role.HOST_OFFICE, HOST)))) {
			Document list = read(reader, versions);
			assertThat(list.select("tbody th a").eachText()).containsExactly("Version 2", "Version 1");
			assertThat(read(reader, versions + "/1").select("main").text()).contains("Quantum gates", "agreement.pdf")
				.doesNotContain("silicon", "signed.pdf");
			assertThat(read(reader, versions + "/2").select("main").text()).contains("signed.pdf")
				.doesNotContain("agreement.pdf");
			Document changes = read(reader, list.select("tbody a[href$=changes]").attr("href"));
			assertThat(changes.select("tbody th").eachText()).as("only what changed")
				.containsExactly("Title in English", "Abstract in Chinese",
						"Co-operation agreement, if partners take part");
			assertThat(changes.select("td.is").first().wholeText()).isEqualTo("Quantum <gates> of silicon");
			assertThat(changes.select("td.is").first().select("ins").eachText()).containsExactly("<", "> of silicon");
			assertThat(changes.select("td.is").get(1).select("ins").eachText()).containsExactly("硅");
			assertThat(read(reader, versions + "/2/changes?since=2").select("table")).isEmpty();
			byte[] paper = this.mvc.perform(get(versions + "/1.pdf").session(reader))
				.andExpect(status().isOk())
				.andReturn()
				.getResponse()
				.getContentAsByteArray();
			assertThat(PapersAtHand.violations(paper)).isEmpty();
			assertThat(PapersAtHand.text(paper)).contains("Quantum gates", "agreement.pdf", "关于量子门", "6,000,000")
				.doesNotContain("silicon");
		}
		MockHttpSession stranger = signIn(RoleAt.of(Role.HOST_OFFICE, "UNI-THU"));
		for (String path : List.of("", "/1", "/1.pdf", "/1/changes")) {
			this.mvc.perform(get(versions + path).session(stranger)).andExpect(status().isNotFound());
		}
		this.mvc.perform(get(versions + "/3").session(signIn())).andExpect(status().isNotFound());
	}

	private Document read(MockHttpSession session, String address) throws Exception {
		String page = this.mvc.perform(get(address).session(session).param("lang", "en"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		return Jsoup.parse(page);
	}

	@Test
	void aStaleSaveIsRefusedAndNothingIsLost() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		this.drafts.save(number, "core", new Answers(Map.of("title_en", "First")), -1, false, this.leader);
		assertThatThrownBy(
				() -> this.drafts.save(number, "core", new Answers(Map.of("title_en", "Late")), -1, false, this.leader))
			.isInstanceOf(StaleSection.class);
		assertThat(view(number).title().en()).isEqualTo("First");
		MockHttpSession session = signIn();
		this.mvc
			.perform(post("/applications/" + number + "/sections/core").session(session)
				.with(csrf())
				.param("version", "-1")
				.param("title_en", "Late"))
			.andExpect(status().is(422))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("First")))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Late")));
		this.mvc
			.perform(post("/applications/" + number + "/sections/core/settle").session(session)
				.with(csrf())
				.param("version", "0")
				.param("keep", "mine")
				.param("title_en", "Late"))
			.andExpect(status().is3xxRedirection());
		assertThat(view(number).title().en()).isEqualTo("Late");
	}

	@Test
	void whatIsTypedIsKeptForItsPersonUntilItIsSavedAndTheHistoryTellsOfNothingBefore() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession session = signIn();
		int before = entries(number);
		keep(session, number, "-1", "title_en", "Typed 𠀀 < and not saved").andExpect(status().isOk())
			.andExpect(content().string(containsString("Typing kept at")));
		assertThat(entries(number)).isEqualTo(before);
		assertThat(view(number).title().en()).isNull();
		this.mvc.perform(get("/applications/" + number + "/sections/core").session(signIn()))
			.andExpect(content().string(containsString("Typed 𠀀 &lt; and not saved")))
			.andExpect(content().string(containsString("have not saved it")));
		this.mvc.perform(get("/applications/" + number).session(session))
			.andExpect(content().string(containsString("Not saved yet")));
		this.mvc.perform(post("/applications/" + number + "/typed").session(session).with(csrf()))
			.andExpect(redirectedUrl("/applications/" + number + "/check"));
		assertThat(view(number).title().en()).isEqualTo("Typed 𠀀 < and not saved");
		assertThat(entries(number)).isEqualTo(before + 1);
		this.mvc.perform(get("/applications/" + number).session(session))
			.andExpect(content().string(not(containsString("Not saved yet"))));
		keep(session, number, "0", "title_en", "Second thoughts");
		this.mvc.perform(post("/applications/" + number + "/sections/core/discard").session(session).with(csrf()))
			.andExpect(status().isSeeOther());
		this.mvc.perform(get("/applications/" + number + "/sections/core").session(session))
			.andExpect(content().string(not(containsString("Second thoughts"))));
	}

	@Test
	void anApplicationIsNotSubmittedWithoutWhatItsLeaderHasTypedAndNotSaved() throws Exception {
		String number = submittable();
		MockHttpSession session = signIn();
		keep(session, number, "0", "title_en", "A better title").andExpect(status().isOk());
		this.mvc.perform(post("/applications/" + number + "/submit").session(session).with(csrf()))
			.andExpect(status().is(422))
			.andExpect(content().string(containsString("that is not saved")));
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.DRAFT);
		this.mvc.perform(post("/applications/" + number + "/sections/core/discard").session(session).with(csrf()));
		this.mvc.perform(post("/applications/" + number + "/submit").session(session).with(csrf()))
			.andExpect(status().isSeeOther());
		keep(session, number, "0", "title_en", "Too late").andExpect(status().is(422))
			.andExpect(content().string(containsString("cannot be changed now")));
	}

	@Test
	void whoTypesIsToldThatTheSectionWasSavedMeanwhileAndMayKeepBothTexts() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession session = signIn();
		this.drafts.save(number, "core", new Answers(Map.of("abstract_en", "Theirs")), -1, false, this.leader);
		keep(session, number, "-1", "abstract_en", "Mine").andExpect(status().isOk())
			.andExpect(content().string(containsString("in another window")));
		this.mvc.perform(post("/applications/" + number + "/typed").session(session).with(csrf()))
			.andExpect(status().isSeeOther());
		assertThat(view(number).summary().en()).as("nothing is overwritten unseen").isEqualTo("Theirs");
		this.mvc
			.perform(post("/applications/" + number + "/sections/core/settle").session(session)
				.with(csrf())
				.param("version", "0")
				.param("keep", "merge")
				.param("pick.abstract_en", "both")
				.param("abstract_en", "Mine"))
			.andExpect(status().isSeeOther());
		assertThat(view(number).summary().en()).isEqualTo("Theirs\n\nMine");
		this.mvc.perform(get("/applications/" + number).session(session))
			.andExpect(content().string(not(containsString("Not saved yet"))));
	}

	@Test
	void keepingWhatIsTypedTakesFewStatements() throws Exception {
		String number = submittable();
		MockHttpSession session = signIn();
		keep(session, number, "0", "title_en", "Once");
		List<String> sent = StatementCounter.during(() -> keep(session, number, "0", "title_en", "Twice"));
		assertThat(sent).as(String.join("\n", sent)).hasSizeLessThanOrEqualTo(10);
	}

	@Test
	void noConnectionIsHeldWhileAFileArrivesAndNoMoreFilesAreKeptThanThereIsRoomFor() {
		String number = submittable();
		String slot = "attachment-co-operation-agreement";
		int most = SectionPlan.find(this.calls.require(view(number).callId()), "attachments")
			.orElseThrow()
			.field(slot)
			.limit();
		List<Boolean> held = new ArrayList<>();
		for (int file = 0; file < most; file++) {
			try {
				this.attachments.add(number, "attachments", slot, arriving(file, held), this.leader);
			}
			catch (Refused ex) {
				assertThat(ex).hasMessage("documents.too-many");
			}
		}
		assertThatThrownBy(() -> this.attachments.add(number, "attachments", slot, arriving(most, held), this.leader))
			.hasMessage("documents.too-many");
		assertThat(this.files.of(view(number).asCase(), slot)).hasSize(most);
		assertThat(held).as("in a transaction").hasSize(most + 1).containsOnly(false);
	}

	/** Tells whether a transaction is open when its bytes are read. */
	private static MockMultipartFile arriving(int file, List<Boolean> held) {
		return new MockMultipartFile("file", file + ".pdf", "application/pdf", pdf()) {
			@Override
			public InputStream getInputStream() throws IOException {
				held.add(TransactionSynchronizationManager.isActualTransactionActive());
				return super.getInputStream();
			}
		};
	}

	@Test
	void submittingTakesFewStatements() throws Exception {
		List<String> sent = sentBySubmitting();
		assertThat(sent).as(String.join("\n", sent)).hasSizeLessThanOrEqualTo(73);
	}

	@Test
	void submittingReadsNoTableAsAWholeAndNoIndexOfWhatIsNull() throws Exception {
		assertThat(sentBySubmitting()).filteredOn((sql) -> sql.strip().toLowerCase(Locale.ROOT).startsWith("select"))
			.extracting((sql) -> this.jdbc.queryForObject("explain " + sql, String.class))
			.hasSizeGreaterThan(20)
			.allSatisfy((plan) -> assertThat(plan).doesNotContain(".tableScan")
				.doesNotContainPattern("/\\* PUBLIC\\.\\w+: \\w+ IS NULL \\*/"));
	}

	private List<String> sentBySubmitting() throws Exception {
		String number = submittable();
		MockHttpSession session = signIn();
		return StatementCounter
			.during(() -> this.mvc.perform(post("/applications/" + number + "/submit").session(session).with(csrf()))
				.andExpect(redirectedUrl("/applications/" + number + "/receipt")));
	}

	@Test
	void whoIsInvitedAndAcceptsWritesButOnlyTheLeaderSubmits() throws Exception {
		String number = submittable();
		String address = "/applications/" + number;
		MockHttpSession leading = signIn();
		String friend = "friend-" + UUID.randomUUID() + "@pku.example";
		UUID id = this.people.register(
				new NewPerson(friend, new LocalizedText("He Bang", "何帮"), HOST, null, "professor", null), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		MockHttpSession helping = signIn(friend);
		this.mvc.perform(get(address).session(helping)).andExpect(status().isNotFound());
		this.mvc
			.perform(post(address + "/people").session(leading).with(csrf()).param("email", "nobody@nowhere.example"))
			.andExpect(status().is(422))
			.andExpect(content().string(containsString("Choose what the person may do")))
			.andExpect(content().string(containsString("Nobody has an account")));
		this.mvc.perform(
				post(address + "/people").session(leading).with(csrf()).param("email", friend).param("may", "write"))
			.andExpect(status().isSeeOther());
		this.mvc.perform(get(address).session(helping)).andExpect(status().isNotFound());
		this.mvc.perform(get("/my/applications").session(helping)).andExpect(content().string(containsString(number)));
		String invitation = this.jdbc.queryForObject("select id from application_invitation where person_id = ?",
				String.class, id.toString());
		this.mvc.perform(post("/my/invitations/" + invitation).session(leading).with(csrf()).param("answer", "accept"))
			.andExpect(status().isNotFound());
		this.mvc.perform(post("/my/invitations/" + invitation).session(helping).with(csrf()).param("answer", "accept"))
			.andExpect(status().isSeeOther());
		this.mvc.perform(get("/my/applications").session(helping)).andExpect(content().string(containsString(address)));
		keep(helping, number, "0", "title_en", "Typed by a helper").andExpect(status().isOk());
		this.mvc.perform(get(address + "/sections/core").session(leading))
			.andExpect(content().string(not(containsString("Typed by a helper"))));
		this.mvc.perform(post(address + "/typed").session(helping).with(csrf())).andExpect(status().isSeeOther());
		assertThat(view(number).title().en()).isEqualTo("Typed by a helper");
		assertThat(view(number).team()).contains(id);
		this.mvc.perform(post(address + "/submit").session(helping).with(csrf())).andExpect(status().isForbidden());
		this.mvc.perform(
				post(address + "/people").session(helping).with(csrf()).param("email", this.email).param("may", "read"))
			.andExpect(status().isForbidden());
		this.mvc.perform(post(address + "/people/" + invitation + "/end").session(leading).with(csrf()))
			.andExpect(redirectedUrl(address + "/people"));
		this.mvc.perform(get(address).session(helping)).andExpect(status().isNotFound());
		keep(helping, number, "1", "title_en", "Afterwards").andExpect(status().isNotFound());
	}

	@Test
	void theReceiptIsPrintedAsPdfThatLastsAndTwiceTheSame() throws Exception {
		String number = submittable();
		this.submitting.submit(number, this.leader);
		String address = "/applications/" + number + "/receipt.pdf";
		// a Han character beyond the basic plane that the font lacks, and an emoji
		for (String column : List.of("title_en", "title_zh")) {
			this.jdbc.update("update grant_application set " + column + " = ? where case_number = ?",
					"\uD841\uDF0E \uD83D\uDE00 <b>&", number);
		}
		MockHttpSession session = signIn();
		for (String language : List.of("en", "zh-CN")) {
			byte[] paper = this.mvc.perform(get(address).param("lang", language).session(session))
				.andExpect(status().isOk())
				.andExpect(content().contentType("application/pdf"))
				.andReturn()
				.getResponse()
				.getContentAsByteArray();
			assertThat(PapersAtHand.violations(paper)).isEmpty();
			assertThat(PapersAtHand.text(paper)).contains("[U+1F600] <b>&", "/verify/R-" + number + "-1",
					language.equals("en") ? "Page 1 of 1" : "第 1 页，共 1 页");
			byte[] again = this.mvc.perform(get(address).param("lang", language).session(session))
				.andReturn()
				.getResponse()
				.getContentAsByteArray();
			assertThat(again).isEqualTo(paper);
		}
	}

	@Test
	void theApplicantAsksFromTheDraftOnAndAnOfficerAnswers() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		String address = "/applications/" + number + "/questions";
		MockHttpSession leading = signIn();
		MockHttpSession officer = signIn(RoleAt.of(Role.AGENCY_OFFICER, "AGY-HTRDC"));
		this.mvc.perform(post(address).session(leading).with(csrf()).param("question", " "))
			.andExpect(status().is(422))
			.andExpect(content().string(containsString("question-error")));
		this.mvc
			.perform(post(address).session(leading).with(csrf()).param("question", "May a partner <b>join</b> later?"))
			.andExpect(redirectedUrl(address));
		this.mvc
			.perform(post(address).session(leading).with(csrf()).param("question", "May a partner <b>join</b> later?"))
			.andExpect(redirectedUrl(address));
		Document open = read(officer, address);
		assertThat(open.select("section")).as("a second click asks nothing").hasSize(1);
		assertThat(open.select("section p").text()).contains("May a partner <b>join</b> later?");
		assertThat(open.text()).as("the draft is not the officer's to read").doesNotContain("Quantum gates");
		String answer = open.select("form[action*=/questions/]").attr("action");
		this.mvc.perform(post(answer).session(leading).with(csrf()).param("answer", "Yes"))
			.andExpect(status().isForbidden());
		this.mvc.perform(post(answer).session(officer).with(csrf()).param("answer", "")).andExpect(status().is(422));
		this.mvc.perform(post(answer).session(officer).with(csrf()).param("answer", "Until the task book is signed."))
			.andExpect(redirectedUrl(address));
		this.mvc.perform(post(answer).session(officer).with(csrf()).param("answer", "No"))
			.andExpect(content().string(containsString("answered this question meanwhile")));
		assertThat(read(leading, address).select(".panel").text()).contains("Until the task book is signed.");
		this.mvc.perform(get(address).session(signIn(RoleAt.of(Role.AGENCY_OFFICER, "AGY-MIIT-IDP"))))
			.andExpect(status().isNotFound());
	}

	@Test
	void aReceiptIsSignedAndCanBeCheckedWithNothingButTheKey() throws Exception {
		String number = submittable();
		Receipt receipt = this.submitting.submit(number, this.leader);
		String page = this.mvc.perform(get(receipt.checkPath()).param("lang", "en"))
			.andReturn()
			.getResponse()
			.getContentAsString();
		Document check = Jsoup.parse(page);
		String pem = this.mvc.perform(get("/verify/key.pem"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
		PublicKey key = KeyFactory.getInstance("Ed25519")
			.generatePublic(
					new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""))));
		Signature signature = Signature.getInstance("Ed25519");
		String signed = check.select("pre").first().wholeText();
		assertThat(signed).contains(receipt.number(), receipt.sha256());
		for (String text : List.of(signed, signed.replace("-1\n1\n", "-1\n2\n"))) {
			signature.initVerify(key);
			signature.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
			assertThat(signature.verify(Base64.getDecoder().decode(receipt.signature())))
				.isEqualTo(text.equals(signed));
		}
	}

	@Test
	void anyoneWhoHoldsAReceiptCanCheckItAndTheNumberAloneTellsNothing() throws Exception {
		String number = submittable();
		Receipt receipt = this.submitting.submit(number, this.leader);
		String address = "/verify/" + receipt.number();
		String code = receipt.sha256().substring(0, 12);
		this.mvc.perform(get("/applications/" + number + "/receipt").session(signIn()))
			.andExpect(content().string(containsString(address + "?code=" + code)));
		this.mvc.perform(get(address).param("code", code))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("This receipt is genuine")))
			.andExpect(content().string(containsString(receipt.sha256())))
			.andExpect(content().string(not(containsString("Quantum gates"))));
		this.mvc.perform(get("/verify"))
			.andExpect(status().isOk())
			.andExpect(content().string(not(containsString("There is no receipt"))));
		this.mvc.perform(get("/verify").param("number", receipt.number().toLowerCase()).param("code", code))
			.andExpect(content().string(containsString("This receipt is genuine")));
		this.mvc.perform(get(address))
			.andExpect(status().isOk())
			.andExpect(content().string(not(containsString(receipt.sha256()))));
		for (String wrong : List.of("0".repeat(12), code.substring(0, 11))) {
			this.mvc.perform(get(address).param("code", wrong))
				.andExpect(status().isNotFound())
				.andExpect(content().string(containsString("There is no receipt")))
				.andExpect(content().string(not(containsString(receipt.sha256()))));
		}
	}

	@Test
	void rowsCopiedFromASpreadsheetAreAddedAllOrNone() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession session = signIn();
		String copied = "Milestone\tDue\tDeliverable\nFirst chip\t2028-01-31\t\"A \"\"chip\"\"\nin a box\"\r\n\t\t\nSecond\t\t";
		paste(session, number, "-1", "x\n".repeat(500)).andExpect(status().is(422))
			.andExpect(content().string(containsString("500 rows were pasted")))
			.andExpect(content().string(containsString("x\nx\n")));
		paste(session, number, "0", " ").andExpect(status().is(422))
			.andExpect(content().string(containsString("Nothing was pasted")));
		paste(session, number, "0", copied).andExpect(status().isSeeOther());
		assertThat(new Answers(this.applications.content(view(number).id()).get("plan")).rows("milestones"))
			.containsExactly(Map.of("name", "First chip", "due", "2028-01-31", "deliverable", "A \"chip\" in a box"),
					Map.of("name", "Second", "due", "", "deliverable", ""));
	}

	private ResultActions paste(MockHttpSession session, String number, String version, String text) throws Exception {
		return this.mvc.perform(post("/applications/" + number + "/sections/plan").session(session)
			.with(csrf())
			.param("version", version)
			.param("action", "paste:milestones")
			.param("paste-milestones", text));
	}

	@Test
	void anInvitationExpiresAndCanBeGivenAgainToReadOnly() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		Actor friend = person(RoleAt.of(Role.HOST_OFFICE, "NL-HR"));
		String address = this.people.require(friend.personId()).email();
		this.team.invite(number, address, TeamAccess.WRITE, false, this.leader);
		UUID invitation = this.team.open(friend).get(0).id();
		this.jdbc.update("update application_invitation set expires_at = invited_at where id = ?",
				invitation.toString());
		assertThat(this.team.open(friend)).isEmpty();
		assertThatThrownBy(() -> this.team.answer(invitation, true, friend)).isInstanceOf(Refused.class);
		this.team.invite(number, address, TeamAccess.READ, false, this.leader);
		this.team.answer(invitation, true, friend);
		this.team.answer(invitation, true, friend);
		assertThat(this.team.page(number, friend).rows()).singleElement()
			.matches((row) -> row.state() == TeamInvitation.State.ACCEPTED && !row.may().write());
		assertThatThrownBy(() -> this.drafts.save(number, "core", new Answers(Map.of()), -1, false, friend))
			.isInstanceOf(NotAllowed.class);
		assertThatThrownBy(() -> this.team.invite(number, address, TeamAccess.WRITE, false, this.leader))
			.isInstanceOf(Refused.class);
		this.team.end(number, invitation, friend);
		assertThatThrownBy(() -> this.team.page(number, friend)).isInstanceOf(NotFound.class);
	}

	@Test
	void aPartnersEditorWritesItsOwnRowsAndNoForgedFormTouchesTheOthers() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		partnered(number);
		Actor ysu = editorOf("UNI-YSU", number);
		MockHttpSession session = signIn(this.people.require(ysu.personId()).email());
		String page = this.mvc.perform(get("/applications/" + number + "/sections/budget").session(session))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains("You write for Yanshan University", "Furnace of the host", "Needed for all");
		assertThat(Jsoup.parse(page).select("#section-form input[value='Furnace of the host']")).isEmpty();
		assertThat(Jsoup.parse(page).select("#section-form textarea[name=justification]")).isEmpty();
		String version = Jsoup.parse(page).select("#section-form [name=version]").val();
		this.mvc
			.perform(post("/applications/" + number + "/sections/budget").session(session)
				.with(csrf())
				.param("version", version)
				.param("lines.0.organisation", "UNI-YSU")
				.param("lines.0.description", "Own samples")
				.param("lines.1.organisation", "UNI-TJU")
				.param("lines.1.description", "Forged for another")
				.param("lines.2.organisation", "")
				.param("lines.2.description", "Forged for the host")
				.param("justification", "Forged words"))
			.andExpect(status().isSeeOther());
		assertThat(descriptions(number)).containsExactly("Furnace of the host", "Own samples", "Theirs at TJU");
		assertThat(this.applications.content(view(number).id()).get("budget")).containsEntry("justification",
				"Needed for all");
		this.mvc.perform(get("/applications/" + number + "/sections/core").session(session))
			.andExpect(status().isConflict())
			.andExpect(content().string(containsString("You write for one partner only")));
		this.mvc
			.perform(post("/applications/" + number + "/sections/partners").session(session)
				.with(csrf())
				.param("version", "0")
				.param("action", "add:units"))
			.andReturn();
		assertThat(view(number).partners()).as("who takes part is not for a partner to say")
			.containsExactly("UNI-YSU", "UNI-TJU");
		this.mvc.perform(get("/applications/" + number + "/sections/team").session(session).param("lang", "zh-CN"))
			.andExpect(content().string(containsString("您代表燕山大学填写")));
	}

	@Test
	void whoeverWritesForAPartnerIsToldWhatIsWrongInItsRowsAndNothingElse() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		partnered(number);
		Map<String, String> unread = new HashMap<>(line("UNI-YSU", "Theirs at YSU"));
		unread.put("amount", "a lot");
		this.drafts.save(number, "budget",
				new Answers(Map.of("lines",
						List.of(line("", "Furnace of the host"), line("UNI-TJU", "Theirs at TJU"), unread),
						"justification", "Needed for all")),
				0, false, this.leader);
		MockHttpSession ysu = signIn(this.people.require(editorOf("UNI-YSU", number).personId()).email());
		MockHttpSession tju = signIn(this.people.require(editorOf("UNI-TJU", number).personId()).email());
		String base = "/applications/" + number;
		Document section = document(ysu, base + "/sections/budget");
		assertThat(section.text()).contains("One point in your rows");
		assertThat(section.select(".note a").eachAttr("href")).containsExactly("#lines.0.amount");
		assertThat(section.getElementById("lines.0.amount")).isNotNull();
		assertThat(document(tju, base + "/sections/budget").text()).doesNotContain("in your rows still");
		Document check = document(ysu, base + "/check");
		assertThat(check.select(".errors a").eachAttr("href"))
			.containsExactly(base + "/sections/budget#lines.0.amount");
		assertThat(check.text()).contains("concern the rows of Yanshan University");
		assertThat(document(tju, base + "/check").select(".errors")).isEmpty();
		assertThat(document(signIn(), base + "/check").select(".errors a").eachAttr("href"))
			.contains(base + "/sections/budget#lines.2.amount", base + "/sections/core#title_en");
	}

	@Test
	void anInvitationToSomebodyOfAnotherInstitutionThanThePartnersIsConfirmedAndSaidToBoth() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		partnered(number);
		UUID id = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Guest Example", "客座"), "UNI-PKU", null, null, null), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		String address = this.people.require(id).email();
		String page = "/applications/" + number + "/people";
		MockHttpServletResponse asked = this.mvc
			.perform(post(page).session(signIn())
				.with(csrf())
				.param("lang", "en")
				.param("email", address)
				.param("may", "part:UNI-YSU"))
			.andReturn()
			.getResponse();
		assertThat(asked.getStatus()).isEqualTo(422);
		Document form = Jsoup.parse(asked.getContentAsString());
		assertThat(form.getElementById("confirmed").text()).contains("Guest Example", "Yanshan University");
		assertThat(form.select("[name=email]").val()).isEqualTo(address);
		assertThat(form.select("[name=may][checked]").val()).isEqualTo("part:UNI-YSU");
		assertThat(this.team.open(this.people.actor(id))).isEmpty();
		this.mvc
			.perform(post(page).session(signIn())
				.with(csrf())
				.param("email", address)
				.param("may", "part:UNI-YSU")
				.param("confirmed", "yes"))
			.andExpect(status().isSeeOther());
		assertThat(document(signIn(), page).text()).contains("Account of another institution");
		MockHttpSession guest = signIn(address);
		assertThat(document(guest, "/my/applications").text())
			.contains("Your account does not belong to Yanshan University");
		this.team.answer(this.team.open(this.people.actor(id)).get(0).id(), true, this.people.actor(id));
		assertThat(document(guest, "/applications/" + number + "/sections/budget").text())
			.contains("Your account does not belong to Yanshan University");
	}

	@Test
	void theLeaderReadsWhoIsTypingInASectionButNotWhat() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		partnered(number);
		Actor ysu = editorOf("UNI-YSU", number);
		MockHttpSession session = signIn(this.people.require(ysu.personId()).email());
		String section = "/applications/" + number + "/sections/budget";
		assertThat(document(signIn(), section).text()).doesNotContain("is typing");
		long version = Long.parseLong(document(session, section).select("#section-form [name=version]").val());
		this.mvc
			.perform(post(section + "/typed").session(session)
				.with(csrf())
				.param("version", Long.toString(version))
				.param("lines.0.organisation", "UNI-YSU")
				.param("lines.0.description", "Half a thought"))
			.andExpect(status().is2xxSuccessful());
		assertThat(document(signIn(), section).text()).contains("Editor is typing in this section right now")
			.doesNotContain("Half a thought");
		assertThat(document(session, section).text()).doesNotContain("is typing in this section");
		this.jdbc.update("update application_working_copy set kept_at = dateadd('minute', -10, kept_at) "
				+ "where person_id = ?", ysu.personId().toString());
		assertThat(document(signIn(), section).text()).contains("Editor has typed in this section at")
			.doesNotContain("right now");
		this.mvc.perform(post(section + "/discard").session(session).with(csrf())).andExpect(status().isSeeOther());
		assertThat(document(signIn(), section).text()).doesNotContain("has typed in this section");
	}

	private Document document(MockHttpSession session, String page) throws Exception {
		return Jsoup.parse(this.mvc.perform(get(page).session(session).param("lang", "en"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString());
	}

	@Test
	void twoPartnersSaveTheirRowsOfTheBudgetAtOnceAndBothStand() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		partnered(number);
		Actor ysu = editorOf("UNI-YSU", number);
		Actor tju = editorOf("UNI-TJU", number);
		Section budget = SectionPlan.find(this.calls.require(view(number).callId()), "budget").orElseThrow();
		for (int round = 0; round < 5; round++) {
			String said = " in round " + round;
			Answers opened = new Answers(this.applications.content(view(number).id()).get("budget"));
			assertThat(AtOnce.outcomes(List.of(() -> saveOwn(number, ysu, "UNI-YSU", budget, opened, said),
					() -> saveOwn(number, tju, "UNI-TJU", budget, opened, said))))
				.containsOnly("done");
			assertThat(descriptions(number)).containsExactly("Furnace of the host", "UNI-YSU" + said, "UNI-TJU" + said);
		}
		Answers opened = new Answers(this.applications.content(view(number).id()).get("budget"));
		saveOwn(number, ysu, "UNI-YSU", budget, opened, " once");
		assertThatThrownBy(() -> saveOwn(number, ysu, "UNI-YSU", budget, opened, " from an older page"))
			.as("the same rows, written twice")
			.isInstanceOf(StaleSection.class);
		assertThat(this.jdbc.queryForList(
				"select p.payload from journal_payload p join journal_entry e on e.id = p.entry_id where e.case_id = ?",
				String.class, view(number).id().toString()))
			.as("the history names the part and the rows")
			.anyMatch((entry) -> entry.contains("UNI-YSU once") && entry.contains("\"part\"")
					&& !entry.contains("Furnace"));
	}

	@Test
	void whatPartnersSavedMeanwhileIsJoinedWithWhatTheLeaderWroteUnlessBothChangedTheSame() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		partnered(number);
		Actor ysu = editorOf("UNI-YSU", number);
		Actor tju = editorOf("UNI-TJU", number);
		Section budget = SectionPlan.find(this.calls.require(view(number).callId()), "budget").orElseThrow();
		Answers opened = new Answers(this.applications.content(view(number).id()).get("budget"));
		saveOwn(number, ysu, "UNI-YSU", budget, opened, " meanwhile");
		saveOwn(number, tju, "UNI-TJU", budget, opened, " meanwhile");
		this.drafts.save(number, "budget", leaders(opened, "Kiln of the host", null), 0, false, this.leader);
		assertThat(descriptions(number)).containsExactly("Kiln of the host", "UNI-YSU meanwhile", "UNI-TJU meanwhile");
		Answers again = new Answers(this.applications.content(view(number).id()).get("budget"));
		saveOwn(number, ysu, "UNI-YSU", budget, again, " later");
		assertThatThrownBy(() -> this.drafts.save(number, "budget", leaders(again, "Oven", "Corrected for YSU"), 3,
				false, this.leader))
			.isInstanceOf(StaleSection.class);
		assertThat(descriptions(number)).containsExactly("Kiln of the host", "UNI-YSU later", "UNI-TJU meanwhile");
	}

	@Test
	void aRowOfAPartnerThatLeftKeepsItsUnitUntilSomebodyChangesIt() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		partnered(number);
		this.drafts.save(number, "partners",
				new Answers(Map.of("units",
						List.of(Map.of("organisation", "UNI-TJU", "role", "co-operation", "task", "Models")))),
				0, true, this.leader);
		String page = this.mvc.perform(get("/applications/" + number + "/sections/budget").session(signIn()))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(Jsoup.parse(page).select("[name='lines.1.organisation'] option[selected]").val())
			.isEqualTo("UNI-YSU");
	}

	/** The budget with other words in the row of the host and in one of a partner. */
	private static Answers leaders(Answers opened, String own, String ofYsu) {
		List<Map<String, String>> rows = new ArrayList<>(opened.rows("lines"));
		rows.get(0).put("description", own);
		if (ofYsu != null) {
			rows.get(1).put("description", ofYsu);
		}
		return opened.with("lines", rows);
	}

	private void saveOwn(String number, Actor editor, String unit, Section budget, Answers opened, String said) {
		PartnerPart part = new PartnerPart(unit);
		this.drafts.save(number, "budget", new Answers(Map.of("lines", List.of(line(unit, unit + said)))),
				part.version(budget, opened), false, editor);
	}

	private void partnered(String number) {
		this.drafts.save(number, "partners",
				new Answers(Map.of("units",
						List.of(Map.of("organisation", "UNI-YSU", "role", "co-operation", "task", "Samples"),
								Map.of("organisation", "UNI-TJU", "role", "co-operation", "task", "Models")))),
				-1, true, this.leader);
		this.drafts.save(number, "budget",
				new Answers(Map.of("lines",
						List.of(line("", "Furnace of the host"), line("UNI-YSU", "Theirs at YSU"),
								line("UNI-TJU", "Theirs at TJU")),
						"justification", "Needed for all")),
				-1, false, this.leader);
	}

	private static Map<String, String> line(String unit, String description) {
		return Map.of("category", "D21", "description", description, "unit_price", "", "quantity", "", "source",
				"funder", "amount", "10万", "organisation", unit);
	}

	private List<String> descriptions(String number) {
		return new Answers(this.applications.content(view(number).id()).get("budget")).rows("lines")
			.stream()
			.map((row) -> row.get("description"))
			.toList();
	}

	private Actor editorOf(String unit, String number) {
		UUID id = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Editor", "填报人"), unit, null, null, null), Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		Actor editor = this.people.actor(id);
		this.team.invite(number, this.people.require(id).email(), TeamAccess.PART + unit, false, this.leader);
		this.team.answer(this.team.open(editor).get(0).id(), true, editor);
		return this.people.actor(id);
	}

	@Test
	void whatSomebodyWhoLeavesTheHostLedGoesToASuccessorWhomTheOfficeNames() throws Exception {
		Actor leaving = colleague(HOST, "professor");
		LocalDate today = Times.dayOf(Instant.now(this.clock));
		this.people.grant(leaving.personId(), RoleAt.of(Role.HOST_OFFICE, HOST), today.minusDays(5), null,
				Actor.SYSTEM);
		Call call = openCall("CALL-NL-TASK-2027");
		String number = this.drafts.start(call.code(), leaving);
		Actor officer = person(RoleAt.of(Role.HOST_OFFICE, HOST));
		this.people.setPassword(officer.personId(), PASSWORD);
		MockHttpSession office = signIn(this.people.require(officer.personId()).email());
		String page = "/host/people/" + leaving.personId();
		String mail = this.people.require(leaving.personId()).email();
		assertThat(document(office, "/host/people?text=" + mail).select("tbody tr").text()).contains("1 0 1",
				"Belongs to us");
		assertThat(document(office, page).text()).contains(number,
				"one open application stays with the person until somebody follows; one task still waits",
				"the role ends:");
		assertThat(document(office, page).select("form[action$=successor]")).isEmpty();
		for (String[] wrong : new String[][] { { "from", today.toString() }, { "confirmed", "yes" } }) {
			assertThat(this.mvc.perform(post(page + "/left").session(office).with(csrf()).param(wrong[0], wrong[1]))
				.andReturn()
				.getResponse()
				.getStatus()).isEqualTo(422);
		}
		Actor elsewhere = person(RoleAt.of(Role.HOST_OFFICE, "UNI-TJU"));
		this.people.setPassword(elsewhere.personId(), PASSWORD);
		MockHttpSession stranger = signIn(this.people.require(elsewhere.personId()).email());
		this.mvc.perform(get(page).session(stranger)).andExpect(status().isNotFound());
		this.mvc
			.perform(post(page + "/left").session(stranger)
				.with(csrf())
				.param("from", today.toString())
				.param("confirmed", "yes"))
			.andExpect(status().isNotFound());
		this.mvc
			.perform(post(page + "/left").session(office)
				.with(csrf())
				.param("from", today.plusDays(30).toString())
				.param("confirmed", "yes"))
			.andExpect(redirectedUrl(page));
		assertThat(this.people.actor(leaving.personId()).holds(Role.HOST_OFFICE)).as("until that day").isTrue();
		assertThat(this.people.require(leaving.personId()).organisation()).isEqualTo(HOST);
		LocalDate back = today.minusDays(40);
		Document asked = Jsoup.parse(
				this.mvc
					.perform(post(page + "/left").session(office)
						.with(csrf())
						.param("from", back.toString())
						.param("confirmed", "yes"))
					.andReturn()
					.getResponse()
					.getContentAsString());
		assertThat(asked.select("#past").text()).as("a day that is over is asked about").contains("40 days back");
		assertThat(asked.select("#from").val()).isEqualTo(back.toString());
		assertThat(this.people.actor(leaving.personId()).holds(Role.HOST_OFFICE)).isTrue();
		assertThat(this.mvc
			.perform(post(page + "/left").session(office)
				.with(csrf())
				.param("from", today.minusYears(1).minusDays(1).toString())
				.param("past", "yes")
				.param("confirmed", "yes"))
			.andReturn()
			.getResponse()
			.getContentAsString()).contains("not more than a year back");
		this.mvc
			.perform(post(page + "/left").session(office)
				.with(csrf())
				.param("from", back.toString())
				.param("past", "yes")
				.param("confirmed", "yes"))
			.andExpect(redirectedUrl(page));
		assertThat(this.people.actor(leaving.personId()).holds(Role.HOST_OFFICE)).isFalse();
		assertThat(this.people.require(leaving.personId()).organisation()).isNull();
		assertThat(this.jdbc.queryForList("select action from journal_entry where case_id = ?", String.class,
				leaving.personId().toString()))
			.contains("person.left");
		assertThatThrownBy(() -> this.drafts.start(openCall("CALL-NL-TASK-2027").code(), leaving))
			.as("no new application for the host it left")
			.isInstanceOf(Refused.class);
		MockHttpSession left = signIn(mail);
		this.mvc.perform(get("/applications/" + number).session(left)).andExpect(status().isOk());
		assertThat(document(office, "/host/people?text=" + mail).text()).contains("Needs a successor");
		Actor next = colleague(HOST, "professor");
		String nextMail = this.people.require(next.personId()).email();
		MockHttpServletResponse without = this.mvc
			.perform(post(page + "/successor").session(office)
				.with(csrf())
				.param("number", number)
				.param("email." + number, nextMail)
				.param("reason." + number, ""))
			.andReturn()
			.getResponse();
		assertThat(without.getStatus()).isEqualTo(422);
		Document form = Jsoup.parse(without.getContentAsString());
		assertThat(form.getElementById("reason." + number + "-error")).isNotNull();
		assertThat(form.getElementById("email." + number).val()).isEqualTo(nextMail);
		this.mvc
			.perform(post(page + "/successor").session(office)
				.with(csrf())
				.param("number", number)
				.param("email." + number, nextMail)
				.param("reason." + number, "She left for another university."))
			.andExpect(redirectedUrl(page));
		UUID transfer = this.transfers.proposedTo(next).get(0).id();
		this.transfers.answer(transfer, true, next);
		this.transfers.decide(transfer, true, "", officer);
		assertThat(view(number).principalInvestigator()).isEqualTo(next.personId());
		assertThat(document(office, page).text()).contains("Leads no open application");
	}

	@Test
	void whoHasLeftIsTakenOnByAnotherInstitutionAndSaysYes() throws Exception {
		LocalDate today = Times.dayOf(Instant.now(this.clock));
		Actor moving = colleague(HOST, "professor");
		String mail = this.people.require(moving.personId()).email();
		this.people.setPassword(moving.personId(), PASSWORD);
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), moving);
		Actor officer = person(RoleAt.of(Role.HOST_OFFICE, HOST));
		this.people.setPassword(officer.personId(), PASSWORD);
		MockHttpSession before = signIn(this.people.require(officer.personId()).email());
		Actor next = person(RoleAt.of(Role.HOST_OFFICE, "UNI-TJU"));
		this.people.setPassword(next.personId(), PASSWORD);
		MockHttpSession after = signIn(this.people.require(next.personId()).email());
		assertThat(invite(after, mail).getContentAsString()).contains("belongs to another institution");
		assertThat(invite(before, mail).getContentAsString()).contains("belongs to your institution already");
		this.people.leave(moving.personId(), HOST, today, officer);
		for (int click = 0; click < 2; click++) {
			assertThat(invite(after, mail).getRedirectedUrl()).isEqualTo("/host/people");
		}
		MockHttpSession own = signIn(mail);
		assertThat(document(own, "/tasks").text()).contains("One institution wants to take you on");
		String answer = document(own, "/account").select("form[action*=memberships]").attr("action");
		this.mvc.perform(post(answer).session(before).with(csrf()).param("answer", "join"))
			.andExpect(status().isNotFound());
		for (int click = 0; click < 2; click++) {
			this.mvc.perform(post(answer).session(own).with(csrf()).param("answer", "join"))
				.andExpect(redirectedUrl("/account"));
		}
		assertThat(this.people.require(moving.personId()).organisation()).isEqualTo("UNI-TJU");
		assertThat(document(after, "/host/people?text=" + mail).select("tbody tr")).hasSize(1);
		assertThat(document(before, "/host/people?text=" + mail).select("tbody tr").text())
			.as("the old office finds who still leads something there")
			.contains("Belongs to another institution now", "Needs a successor");
		Document page = document(before, "/host/people/" + moving.personId());
		assertThat(page.text()).contains(number, "Belongs to another institution now");
		assertThat(page.select("form[action$=successor]")).hasSize(1);
		assertThat(page.select("form[action$=left]")).as("the other institution's business").isEmpty();
	}

	private MockHttpServletResponse invite(MockHttpSession office, String mail) throws Exception {
		return this.mvc
			.perform(post("/host/people/invite").session(office)
				.with(csrf())
				.param("lang", "en")
				.param("email", mail)
				.param("nameEn", "Ma Dong")
				.param("nameZh", "马东"))
			.andReturn()
			.getResponse();
	}

	@Test
	void onlyForSomebodyWhoLeavesTheHostNamesASuccessor() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		Actor office = person(RoleAt.of(Role.HOST_OFFICE, HOST));
		String next = this.people.require(colleague(HOST, "professor").personId()).email();
		assertThatThrownBy(
				() -> this.transfers.proposeFor(number, this.leader.personId(), next, "Because we want it", office))
			.hasMessage("applications.leaver.not-left");
		assertThatThrownBy(
				() -> this.people.leave(office.personId(), HOST, Times.dayOf(Instant.now(this.clock)), office))
			.isInstanceOf(NotFound.class);
	}

	@Test
	void anApplicationGoesToAColleagueWhoAcceptsOnceTheHostConsents() throws Exception {
		Call call = openCall("CALL-NL-TASK-2027");
		String number = this.drafts.start(call.code(), this.leader);
		complete(number, -1);
		Actor next = colleague(HOST, "professor");
		String nextMail = this.people.require(next.personId()).email();
		Actor office = person(RoleAt.of(Role.HOST_OFFICE, HOST));
		String address = "/applications/" + number;
		MockHttpSession leading = signIn();
		propose(leading, number, "nobody@nowhere.example", "Moves")
			.andExpect(content().string(containsString("Nobody has an account")));
		propose(leading, number, "", "")
			.andExpect(content().string(containsString("Enter the e-mail address of the account")))
			.andExpect(content().string(not(containsString("Nobody has an account"))))
			.andExpect(content().string(containsString("Say why the application goes")));
		propose(leading, number, this.people.require(colleague("UNI-TJU", "professor").personId()).email(), "Moves")
			.andExpect(content().string(containsString("does not belong to the host institution")));
		propose(leading, number, this.people.require(colleague(HOST, "none").personId()).email(), "Moves")
			.andExpect(status().is(422));
		propose(leading, number, nextMail, "I move abroad").andExpect(status().isSeeOther());
		UUID transfer = this.transfers.proposedTo(next).get(0).id();
		assertThat(this.transfers.forHost(office)).as("the colleague first")
			.noneMatch((row) -> row.id().equals(transfer));
		assertThatThrownBy(() -> this.transfers.decide(transfer, true, "", office)).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.transfers.answer(transfer, true, this.leader)).isInstanceOf(NotFound.class);
		MockHttpSession following = signIn(nextMail);
		this.mvc.perform(get("/my/applications").session(following))
			.andExpect(content().string(containsString("I move abroad")));
		assertThat(document(following, "/tasks").text()).contains("1 application waits for your answer");
		assertThat(document(leading, "/tasks").text()).doesNotContain("waits for your answer");
		this.mvc.perform(post("/my/transfers/" + transfer).session(following).with(csrf()).param("answer", "accept"))
			.andExpect(status().isSeeOther());
		assertThat(view(number).principalInvestigator()).as("not before the consent").isEqualTo(this.leader.personId());
		this.people.setPassword(office.personId(), PASSWORD);
		MockHttpSession deciding = signIn(this.people.require(office.personId()).email());
		assertThat(document(following, "/tasks").text()).doesNotContain("waits for your answer");
		assertThat(document(deciding, "/tasks").select("a[href='/host/transfers']").text())
			.contains("for your institution’s consent");
		assertThat(document(deciding, "/host/applications").select("a[href='/host/transfers'] + span").text())
			.startsWith("(");
		this.mvc.perform(post("/host/transfers/" + transfer).session(deciding).with(csrf()).param("decision", "refuse"))
			.andExpect(status().is(422))
			.andExpect(content().string(containsString("Say why you refuse")));
		this.mvc
			.perform(post("/host/transfers/" + transfer).session(deciding).with(csrf()).param("decision", "consent"))
			.andExpect(status().isSeeOther());
		assertThat(view(number).principalInvestigator()).isEqualTo(next.personId());
		assertThat(view(number).team()).contains(this.leader.personId()).doesNotContain(next.personId());
		assertThat(this.worklist.find(view(number).id(), "Task_Apply", next)).isPresent();
		assertThat(this.worklist.find(view(number).id(), "Task_Apply", this.leader)).isEmpty();
		assertThat(new Answers(this.applications.content(view(number).id()).get("team")).rows("members"))
			.anyMatch((row) -> nextMail.equals(row.get("email")) && "leader".equals(row.get("role")))
			.anyMatch((row) -> this.email.equals(row.get("email")) && "participant".equals(row.get("role")));
		this.mvc.perform(get(address + "/sections/core").session(following)).andExpect(status().isOk());
		this.mvc.perform(get(address).session(leading)).andExpect(status().isOk());
		this.mvc.perform(post(address + "/submit").session(leading).with(csrf())).andExpect(status().isForbidden());
		assertThatThrownBy(() -> this.transfers.decide(transfer, true, "", office)).isInstanceOf(Refused.class);
		assertThat(this.drafts.start(call.code(), this.leader)).as("whoever gave it away may apply again").isNotNull();
		assertThat(this.jdbc.queryForObject(
				"select count(*) from journal_entry where case_id = ? and action like 'application.transfer%'",
				Integer.class, view(number).id().toString()))
			.isEqualTo(3);
	}

	@Test
	void aTransferEndsWhenItIsTakenBackDeclinedExpiredOrNoLongerAllowed() throws Exception {
		Call call = openCall("CALL-NL-TASK-2027");
		String number = this.drafts.start(call.code(), this.leader);
		Actor next = colleague(HOST, "professor");
		String mail = this.people.require(next.personId()).email();
		this.transfers.propose(number, mail, "Retires", this.leader);
		assertThatThrownBy(() -> this.transfers.propose(number, mail, "Again", this.leader))
			.hasMessage("applications.transfer.already");
		this.transfers.withdraw(number, this.leader);
		assertThat(this.transfers.proposedTo(next)).isEmpty();
		this.transfers.propose(number, mail, "Retires", this.leader);
		this.transfers.answer(this.transfers.proposedTo(next).get(0).id(), false, next);
		assertThat(this.transfers.page(number, this.leader).last().state()).isEqualTo(LeaderTransfer.State.DECLINED);
		this.transfers.propose(number, mail, "Retires", this.leader);
		UUID late = this.transfers.proposedTo(next).get(0).id();
		this.jdbc.update("update application_transfer set expires_at = proposed_at where id = ?", late.toString());
		assertThatThrownBy(() -> this.transfers.answer(late, true, next)).hasMessage("applications.transfer.over");
		assertThat(this.transfers.page(number, this.leader).last().state()).isEqualTo(LeaderTransfer.State.EXPIRED);
		this.transfers.propose(number, mail, "Retires", this.leader);
		UUID again = this.transfers.proposedTo(next).get(0).id();
		this.transfers.answer(again, true, next);
		this.people.grant(next.personId(), RoleAt.of(Role.HOST_OFFICE, HOST),
				Times.dayOf(Instant.now(this.clock)).minusDays(1), null, Actor.SYSTEM);
		Actor both = this.people.actor(next.personId());
		assertThatThrownBy(() -> this.transfers.decide(again, true, "", both)).hasMessage("applications.transfer.own");
		this.drafts.start(call.code(), next);
		Actor office = person(RoleAt.of(Role.HOST_OFFICE, HOST));
		assertThatThrownBy(() -> this.transfers.decide(again, true, "", office))
			.as("the rules hold when the host consents as well")
			.hasMessage("applications.transfer.has-open");
		this.transfers.decide(again, false, "Leads another one", office);
		assertThat(this.transfers.page(number, this.leader).last().grounds()).isEqualTo("Leads another one");
	}

	private ResultActions propose(MockHttpSession session, String number, String email, String reason)
			throws Exception {
		return this.mvc.perform(post("/applications/" + number + "/transfer").session(session)
			.with(csrf())
			.param("email", email)
			.param("reason", reason));
	}

	private Actor colleague(String host, String title) {
		UUID id = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Next Leader", "接任人"), host, null, title, title.equals("none") ? null : "doctorate"),
				Actor.SYSTEM);
		this.people.setPassword(id, PASSWORD);
		return this.people.actor(id);
	}

	private ResultActions keep(MockHttpSession session, String number, String version, String field, String text)
			throws Exception {
		return this.mvc.perform(post("/applications/" + number + "/sections/core/typed").session(session)
			.with(csrf())
			.param("version", version)
			.param(field, text));
	}

	private int entries(String number) {
		return this.jdbc.queryForObject("select count(*) from journal_entry where case_id = ?", Integer.class,
				view(number).id().toString());
	}

	@Test
	void uploadingAFileKeepsWhatWasTypedAndASecondClickChangesNothing() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession session = signIn();
		byte[] chosen = pdf();
		for (int click = 0; click < 2; click++) {
			this.mvc
				.perform(multipart("/applications/" + number + "/sections/case")
					.file(new MockMultipartFile("scientific-case", "case.pdf", "application/pdf", chosen))
					.session(session)
					.with(csrf())
					.param("version", "-1")
					.param("action", "upload")
					.param("background", "Typed before the upload"))
				.andExpect(status().isSeeOther());
		}
		ApplicationView draft = view(number);
		assertThat(this.files.of(draft.asCase(), "scientific-case")).hasSize(1);
		assertThat(this.applications.content(draft.id()).get("case")).containsEntry("background",
				"Typed before the upload");
	}

	@Test
	void aRefusedFileIsSaidAtItsPlaceAndTheTextIsKept() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		this.mvc
			.perform(multipart("/applications/" + number + "/sections/case")
				.file(new MockMultipartFile("scientific-case", "case.exe", "application/pdf", pdf()))
				.session(signIn())
				.with(csrf())
				.param("version", "-1")
				.param("action", "upload")
				.param("background", "Typed before the upload"))
			.andExpect(status().is(422))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("scientific-case-error")))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Scientific case as PDF: ")));
		assertThat(this.applications.content(view(number).id()).get("case")).containsEntry("background",
				"Typed before the upload");
	}

	@Test
	void whatWaitsForTheMalwareCheckCountsAndWhatIsInfectedHasToBeRemoved() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		complete(number, -1);
		MockHttpSession session = signIn();
		scanned(number, "INFECTED");
		refusesToSubmit(number, session, "en", "Remove the file in which malware was found");
		refusesToSubmit(number, session, "zh-CN", "请移除发现病毒的文件");
		this.mvc.perform(get("/applications/" + number + "/sections/attachments?lang=en").session(session))
			.andExpect(content().string(org.hamcrest.Matchers.stringContainsInOrder("agreement.pdf", "Malware found",
					"Nobody can open it")));
		scanned(number, "WAITING");
		this.mvc.perform(get("/applications/" + number + "/sections/attachments?lang=en").session(session))
			.andExpect(content().string(org.hamcrest.Matchers.stringContainsInOrder("agreement.pdf",
					"Waits for the malware check", "only whoever uploaded it")));
		this.submitting.submit(number, this.leader);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
	}

	private void scanned(String number, String state) {
		assertThat(this.jdbc.update("update stored_file set scan_state = ? where case_id = ?", state,
				view(number).id().toString()))
			.isPositive();
	}

	@Test
	void aLateSubmissionIsRefusedToTheSecondAndTheDraftIsKept() throws Exception {
		Call call = openCall("CALL-NL-TASK-2027");
		String number = this.drafts.start(call.code(), this.leader);
		complete(number, -1);
		this.timeline.advanceTo(call.closesAt().minus(Duration.ofSeconds(1)));
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.DRAFT);
		((MovableClock) this.clock).moveTo(call.closesAt());
		assertThatThrownBy(() -> this.submitting.submit(number, this.leader)).isInstanceOf(Refused.class)
			.hasMessage("applications.submit.late");
		MockHttpSession session = signIn();
		refusesToSubmit(number, session, "en", "The time to submit ended at", "Your draft is kept");
		refusesToSubmit(number, session, "zh-CN", "提交已于", "草稿已保留");
		this.timeline.advanceTo(call.closesAt().plus(Arrivals.PATIENCE).plusSeconds(60));
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.NOT_SUBMITTED);
		assertThat(this.applications.content(view(number).id()).get("core")).containsEntry("title_en", "Quantum gates");
	}

	@Test
	void whatArrivedInTimeCountsAlthoughItIsWorkedOnAfterTheDeadlineButNotForever() throws Exception {
		Call call = openCall("CALL-NL-TASK-2027");
		String number = this.drafts.start(call.code(), this.leader);
		complete(number, -1);
		Duration tooLong = Arrivals.PATIENCE.plusSeconds(5);
		assertThatThrownBy(() -> submitSlowly(call, number, tooLong)).isInstanceOf(Refused.class)
			.hasMessage("applications.submit.too-slow");
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.DRAFT);
		this.mvc.perform(get("/applications/" + number + "/check").session(signIn()))
			.andExpect(content().string(containsString("The time to submit ended at")))
			.andExpect(content().string(not(containsString("Submit the application"))));
		Receipt receipt = submitSlowly(call, number, Duration.ofMinutes(2));
		assertThat(receipt.submittedAt()).isBetween(call.closesAt().minusSeconds(1), call.closesAt().minusMillis(1));
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
	}

	/** Its first byte arrives a second before the deadline, its last some time after. */
	private Receipt submitSlowly(Call call, String number, Duration after) throws Exception {
		MovableClock moved = (MovableClock) this.clock;
		MockHttpServletRequest request = new MockHttpServletRequest();
		List<Receipt> receipts = new ArrayList<>();
		moved.moveTo(call.closesAt().minusSeconds(1));
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		this.arrivals.doFilter(request, new MockHttpServletResponse(), (same, answer) -> {
			moved.moveTo(call.closesAt().plus(after));
			if (after.compareTo(Arrivals.PATIENCE) < 0) {
				this.timeline.runDueJobs();
			}
			receipts.add(this.submitting.submit(number, this.leader));
		});
		return receipts.get(0);
	}

	@Test
	void missingSectionsAndABudgetAboveTheLimitAreToldWithTheirPlaces() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		this.drafts.save(number, "budget",
				new Answers(Map.of("lines",
						List.of(Map.of("category", "D21", "description", "Samples", "unit_price", "", "quantity", "",
								"source", "funder", "amount", "9亿")),
						"justification", "Needed")),
				-1, false, this.leader);
		MockHttpSession session = signIn();
		String plan = "/applications/" + number + "/sections/plan";
		refusesToSubmit(number, session, "en", plan, "1,080,750,000 yuan are requested. The call gives at most");
		refusesToSubmit(number, session, "zh-CN", plan, "申请经费为1,080,750,000元，指南规定最高为");
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.DRAFT);
	}

	@Test
	void nobodyWorksMoreThanTwelveMonthsAYear() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		Map<String, String> busy = new LinkedHashMap<>(member(this.email, "leader"));
		busy.put("months", "15");
		assertThat(
				this.drafts.save(number, "team", new Answers(Map.of("members", List.of(busy))), -1, true, this.leader))
			.extracting("messageKey")
			.containsExactly("applications.check.months");
	}

	@Test
	void theCheckSaysWhatIsSubmittedAlthoughItIsMarkedAsUnfinished() throws Exception {
		String number = submittable();
		MockHttpSession session = signIn();
		String check = "/applications/" + number + "/check";
		String marked = "You marked these sections";
		this.mvc.perform(get(check).session(session)).andExpect(content().string(not(containsString(marked))));
		ApplicationDrafts.Stored team = this.drafts.written(view(number).id()).get("team");
		this.drafts.save(number, "team", team.answers(), team.version(), false, this.leader);
		this.mvc.perform(get(check).session(session))
			.andExpect(content().string(containsString(marked)))
			.andExpect(content().string(containsString("Submit the application")));
	}

	@Test
	void whatIsFilledInOnceIsTakenOverIntoApplications() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession session = signIn();
		String team = "/applications/" + number + "/sections/team";
		String scientific = "/applications/" + number + "/sections/case";
		press(session, team, "person", Map.of("version", "-1", "person", "nobody@example.org"))
			.andExpect(content().string(containsString("No account has this e-mail address")));
		press(session, team, "me", Map.of("version", "0")).andExpect(status().is3xxRedirection());
		assertThat(this.drafts.written(view(number).id()).get("team").answers().rows("members"))
			.as("what the account says of the leader")
			.containsExactly(Map.of("name", "Zhang Example", "email", this.email, "organisation", HOST, "role",
					"leader", "title", "Professor", "months", ""));
		press(session, scientific, "outputs:background", Map.of("version", "-1", "background", "What is known."))
			.andExpect(content().string(containsString("Your account names no outputs yet")));
		this.mvc
			.perform(post("/account/profile").session(session)
				.with(csrf())
				.param("title", "professor")
				.param("outputs", "A gate of silicon, 2025\r\nA patent, 2026"))
			.andExpect(redirectedUrl("/account"));
		press(session, scientific, "outputs:background", Map.of("version", "0", "background", "What is known."))
			.andExpect(status().is3xxRedirection());
		assertThat(this.drafts.written(view(number).id()).get("case").answers().text("background"))
			.isEqualTo("What is known.\n\nA gate of silicon, 2025\nA patent, 2026");
	}

	private ResultActions press(MockHttpSession session, String section, String action, Map<String, String> typed)
			throws Exception {
		var request = post(section).session(session).with(csrf()).param("action", action);
		typed.forEach(request::param);
		return this.mvc.perform(request);
	}

	@Test
	void whoOnlyLooksForAnOrganisationLeavesASectionCompleted() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession session = signIn();
		this.drafts.save(number, "partners", new Answers(Map.of("units", List.of())), -1, true, this.leader);
		String section = "/applications/" + number + "/sections/partners";
		this.mvc
			.perform(post(section).session(session)
				.with(csrf())
				.param("version", "0")
				.param("action", "find")
				.param("find", "Peking")
				.param("done", "yes"))
			.andExpect(status().is3xxRedirection());
		assertThat(this.drafts.written(view(number).id()).get("partners").complete()).isTrue();
		this.mvc.perform(post(section).session(session).with(csrf()).param("version", "0").param("action", "add:units"))
			.andExpect(status().is3xxRedirection());
		assertThat(this.drafts.written(view(number).id()).get("partners").complete()).isFalse();
	}

	@Test
	void anOrganisationThatWasFoundFillsTheFirstBlankRow() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession session = signIn();
		String section = "/applications/" + number + "/sections/partners";
		press(session, section, "add:units", Map.of("version", "-1")).andExpect(status().is3xxRedirection());
		String name = this.drafts.written(view(number).id())
			.get("partners")
			.answers()
			.rows("units")
			.get(0)
			.keySet()
			.iterator()
			.next();
		press(session, section, "add:units:UNI-PKU", Map.of("version", "0", "units.0." + name, ""))
			.andExpect(status().is3xxRedirection());
		assertThat(this.drafts.written(view(number).id()).get("partners").answers().rows("units"))
			.extracting((row) -> row.get("organisation"))
			.containsExactly("UNI-PKU");
	}

	@Test
	void whatWasFoundStaysBesideARefusedSave() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		Document refused = Jsoup.parse(press(signIn(), "/applications/" + number + "/sections/partners", "save",
				Map.of("version", "-1", "done", "yes", "find", "Peking", "units.0.organisation", "NOBODY"))
			.andReturn()
			.getResponse()
			.getContentAsString());
		assertThat(refused.select("#find").val()).isEqualTo("Peking");
		assertThat(refused.select("button[value='add:units:UNI-PKU']")).hasSize(1);
		assertThat(refused.select(".errors").text()).contains(", row 1, ");
	}

	@Test
	void onePersonHasOneOpenApplicationInACallUntilItIsWithdrawn() {
		Call call = openCall("CALL-NL-TASK-2027");
		String number = this.drafts.start(call.code(), this.leader);
		assertThatThrownBy(() -> this.drafts.start(call.code(), this.leader)).isInstanceOf(Refused.class)
			.hasMessage("applications.start.has-open-application");
		this.submitting.withdraw(number, "Changed plans", this.leader);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.WITHDRAWN);
		assertThat(this.worklist.openOf("application", view(number).id())).isEmpty();
		assertThat(this.drafts.start(call.code(), this.leader)).isNotEqualTo(number);
	}

	@Test
	void anOpenApplicationInAnotherCallLeavesNoRoomForMore() throws Exception {
		String first = submittable();
		String second = submittable();
		this.submitting.submit(first, this.leader);
		MockHttpSession session = signIn();
		refusesToSubmit(second, session, "en", "at most 1 open application per person", first);
		refusesToSubmit(second, session, "zh-CN", "每人同期在评申请不超过1项", first);
		Call third = openCall("CALL-NL-TASK-2027");
		assertThatThrownBy(() -> this.drafts.start(third.code(), this.leader)).isInstanceOf(Refused.class)
			.hasMessage("applications.limit.own.per_person_open_applications")
			.extracting((ex) -> ((Refused) ex).arguments())
			.isEqualTo(new Object[] { 1L, 1, first });
		this.submitting.withdraw(first, "Changed plans", this.leader);
		this.submitting.submit(second, this.leader);
		assertThat(view(second).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
	}

	@Test
	void onlyOneOfTwoApplicationsSubmittedAtOnceFindsRoom() throws Exception {
		String first = submittable();
		String second = submittable();
		List<Runnable> both = List.of(() -> this.submitting.submit(first, this.leader),
				() -> this.submitting.submit(second, this.leader));
		assertThat(AtOnce.outcomes(both)).containsExactlyInAnyOrder("done",
				"applications.limit.own.per_person_open_applications");
	}

	@Test
	void theOpenApplicationOfATeamMemberCountsAsWell() throws Exception {
		String theirs = submittable();
		this.submitting.submit(theirs, this.leader);
		String colleague = this.email;
		register();
		String own = submittable();
		this.drafts.save(own, "team",
				new Answers(Map.of("members", List.of(member(this.email, "leader"), member(colleague, "participant")))),
				0, true, this.leader);
		MockHttpSession session = signIn();
		Document check = document(session, "/applications/" + own + "/check");
		assertThat(check.select(".errors a[href$=/sections/team]").text()).as("known beforehand")
			.contains("Zhang Example of your team already leads or takes part in 1");
		assertThat(check.select("form[action$=submit] button")).isEmpty();
		refusesToSubmit(own, session, "en", "Zhang Example of your team already leads or takes part in 1", own);
		refusesToSubmit(own, session, "zh-CN", "团队成员张示例已牵头或参与1项", own);
		assertThat(view(own).status()).isEqualTo(ApplicationStatus.DRAFT);
	}

	@Test
	void runningProjectsCountTogetherWithOpenApplications() {
		UUID first = awarded();
		UUID second = awarded();
		BDDMockito.given(this.projects.of(ArgumentMatchers.any())).willReturn(Map.of(first, "PRJ-1", second, "PRJ-2"));
		Call call = openCall("CALL-NL-TASK-2027");
		assertThatThrownBy(() -> this.drafts.start(call.code(), this.leader)).isInstanceOf(Refused.class)
			.hasMessage("applications.limit.own.per_person_open_and_running")
			.extracting((ex) -> ((Refused) ex).arguments())
			.isEqualTo(new Object[] { 2L, 2, "PRJ-1, PRJ-2" });
		BDDMockito.given(this.projects.of(ArgumentMatchers.any())).willReturn(Map.of(second, "PRJ-2"));
		assertThat(this.drafts.start(call.code(), this.leader)).isNotBlank();
	}

	private String submittable() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		complete(number, -1);
		return number;
	}

	/** The road to an award is another test's. */
	private UUID awarded() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		this.submitting.withdraw(number, "Ends the process", this.leader);
		this.jdbc.update("update grant_application set status = 'AWARDED' where case_number = ?", number);
		return view(number).id();
	}

	private void refusesToSubmit(String number, MockHttpSession session, String language, String... texts)
			throws Exception {
		String page = this.mvc
			.perform(post("/applications/" + number + "/submit").session(session).with(csrf()).param("lang", language))
			.andExpect(status().is(422))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains(texts);
	}

	@Test
	void strangersDoNotLearnThatAnApplicationExists() {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		Actor stranger = new Actor(UUID.randomUUID(), LocalizedText.of("Stranger", "外人"), Set.of());
		assertThatThrownBy(() -> this.submitting.submit(number, stranger)).isInstanceOf(NotFound.class);
		assertThatThrownBy(() -> this.drafts.save(number, "core", Answers.NONE, -1, false, stranger))
			.isInstanceOf(NotFound.class);
	}

	@Test
	void aCenterGoesFromItsIntentionOverARefusalToTheSignaturesOfAllRegions() throws Exception {
		String number = this.drafts.start(openCall("CALL-RIC-EST-2027").code(), this.leader);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.INTENTION);
		UUID id = view(number).id();
		this.drafts.save(number, "core", core("K0501"), -1, true, this.leader);
		this.drafts.save(number, "intention", new Answers(Map.of("purpose", "p", "regional_need", "n", "foundation",
				"f", "investment", "3亿", "regions_roles", "r")), -1, true, this.leader);
		this.drafts.save(number, "promises", promises(), -1, true, this.leader);
		this.submitting.submit(number, this.leader);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.SUBMITTED);
		act(id, "Task_AnswerIntention", null, RoleAt.of(Role.REGION_SCIENCE, "GOV-BJ"), "accept");
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.INCUBATION);
		this.drafts.save(number, "budget", new Answers(Map.of("lines", List.of(Map.of("category", "K1")))), -1, false,
				this.leader);
		this.mvc.perform(get("/applications/" + number + "/sections/budget").session(signIn()).param("lang", "en"))
			.andExpect(content().string(containsString("<optgroup label=\"Costs\">")))
			.andExpect(content().string(containsString("<optgroup label=\"Money beside the award\">")));
		this.worklist.complete(this.worklist.find(id, "Task_Incubate", this.leader).orElseThrow().id(), this.leader,
				"submit", Map.of());
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.AGREEMENT);
		this.drafts.save(number, "agreement", agreement("0.5"), -1, false, this.leader);
		assertThatThrownBy(() -> this.submitting.submit(number, this.leader)).isInstanceOf(Incomplete.class);
		this.drafts.save(number, "agreement", agreement("15"), 0, true, this.leader);
		this.submitting.submit(number, this.leader);
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.CO_SIGN);
		assertThat(this.worklist.openOf("application", id)).extracting(WorkItem::itemKey)
			.containsExactlyInAnyOrder("GOV-BJ", "GOV-TJ", "GOV-HE");
		this.mvc
			.perform(get("/office/applications/" + number).session(signIn(RoleAt.of(Role.REGION_SCIENCE, "GOV-BJ")))
				.param("lang", "zh-CN"))
			.andExpect(content().string(containsString("出资比例")))
			.andExpect(content().string(containsString("地方科技主管部门（北京市人民政府）")));
		Actor finance = person(RoleAt.of(Role.REGION_SCIENCE, "GOV-HE"));
		WorkItem share = this.worklist.find(id, "Task_RegionScience", "GOV-HE", finance).orElseThrow();
		this.mvc
			.perform(get("/tasks/" + share.id()).session(signIn(RoleAt.of(Role.REGION_SCIENCE, "GOV-HE")))
				.param("lang", "en"))
			.andExpect(content().string(containsString("the terms that all three agreed")))
			.andExpect(content().string(containsString("/applications/" + number + "/agreement")));
		assertThatThrownBy(
				() -> this.submissions.submit(share, "sign", Map.of("share", new java.math.BigDecimal("20")), finance))
			.as("another share than the agreement says")
			.isInstanceOfSatisfying(Refused.class,
					(ex) -> assertThat(ex.messageKey()).isEqualTo("applications.agreement.share-differs"));
		for (String region : List.of("GOV-TJ", "GOV-HE")) {
			sign(id, "Task_RegionScience", Role.REGION_SCIENCE, region, "sign");
			Actor treasury = person(RoleAt.of(Role.REGION_FINANCE, region));
			WorkItem paying = this.worklist.find(id, "Task_RegionFinance", region, treasury).orElseThrow();
			assertThatThrownBy(() -> this.submissions.submit(paying, "sign",
					Map.of("share", new java.math.BigDecimal("15")), treasury))
				.as("without the budget line")
				.isInstanceOfSatisfying(InvalidAnswers.class,
						(ex) -> assertThat(ex.errors()).containsOnlyKeys("budget_line"));
			sign(id, "Task_RegionFinance", Role.REGION_FINANCE, region, "sign");
			sign(id, "Task_RegionGovernment", Role.REGION_GOVERNMENT, region, "sign");
		}
		sign(id, "Task_RegionScience", Role.REGION_SCIENCE, "GOV-BJ", "refuse");
		this.timeline.runDueJobs();
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.AGREEMENT);
		this.drafts.save(number, "agreement", agreement("15", "2亿").with("terms", "other terms"), 1, true, this.leader);
		this.submitting.submit(number, this.leader);
		assertThat(this.jdbc.queryForList(
				"select payload from journal_payload where entry_id in (select id from journal_entry where action = 'application.shares-changed' and case_id = ?)",
				String.class, id.toString()))
			.hasSize(1);
		for (String region : List.of("GOV-BJ", "GOV-TJ", "GOV-HE")) {
			sign(id, "Task_RegionScience", Role.REGION_SCIENCE, region, "sign");
			sign(id, "Task_RegionFinance", Role.REGION_FINANCE, region, "sign");
			assertThat(view(number).status()).isEqualTo(ApplicationStatus.CO_SIGN);
			sign(id, "Task_RegionGovernment", Role.REGION_GOVERNMENT, region, "sign");
		}
		this.timeline.runDueJobs();
		assertThat(view(number).status()).isEqualTo(ApplicationStatus.FORMAL_CHECK);
		assertThat(this.eligibility.found(id)).hasSize(1);
	}

	@Test
	void whatComesBackSaysWhoReturnedItAndWhy() throws Exception {
		String number = this.drafts.start(openCall("CALL-RIC-EST-2027").code(), this.leader);
		UUID id = view(number).id();
		this.drafts.save(number, "core", core("K0501"), -1, true, this.leader);
		this.drafts.save(number, "intention", new Answers(Map.of("purpose", "p", "regional_need", "n", "foundation",
				"f", "investment", "3亿", "regions_roles", "r")), -1, true, this.leader);
		this.drafts.save(number, "promises", promises(), -1, true, this.leader);
		this.submitting.submit(number, this.leader);
		Actor region = person(RoleAt.of(Role.REGION_SCIENCE, "GOV-BJ"));
		this.submissions.submit(this.worklist.find(id, "Task_AnswerIntention", region).orElseThrow(), "return",
				Map.of("grounds", "请补充两地需求", "changes", List.of(Map.of("section", "intention", "comment", "写明两地的需求"))),
				region);
		this.mvc.perform(get("/applications/" + number).session(signIn()).param("lang", "zh-CN"))
			.andExpect(content().string(containsString("地方科技主管部门（北京市人民政府）：请补充两地需求")));
	}

	@Test
	void anOfficeHasNoApplicationsOfItsOwnInTheMenuUntilThereIsOne() throws Exception {
		Call call = openCall("CALL-NL-TASK-2027");
		for (Role role : List.of(Role.FINANCE_OFFICER, Role.ARCHIVIST)) {
			Actor officer = person(RoleAt.of(role, call.managingAgency()));
			this.people.setPassword(officer.personId(), PASSWORD);
			MockHttpSession session = signIn(this.people.require(officer.personId()).email());
			this.mvc.perform(get("/account").session(session))
				.andExpect(content().string(not(containsString("\"/my/applications\""))));
			this.jdbc.update("update person set organisation = ? where id = ?", HOST, officer.personId().toString());
			this.drafts.start(call.code(), officer);
			this.mvc.perform(get("/account").session(session))
				.andExpect(content().string(containsString("\"/my/applications\"")));
		}
		for (MockHttpSession session : List.of(signIn(), signIn(RoleAt.of(Role.HOST_OFFICE, HOST)))) {
			this.mvc.perform(get("/account").session(session))
				.andExpect(content().string(containsString("\"/my/applications\"")));
		}
	}

	@Test
	void theApplicantsPagesOpenInBothLanguages() throws Exception {
		Call call = openCall("CALL-NL-TASK-2027");
		MockHttpSession session = signIn();
		this.mvc.perform(get("/my/applications").session(session)).andExpect(status().isOk());
		this.mvc.perform(get("/calls/" + call.code() + "/apply").session(session)).andExpect(status().isOk());
		this.mvc.perform(post("/calls/" + call.code() + "/apply").session(session).with(csrf()))
			.andExpect(status().is(422));
		String url = this.mvc
			.perform(post("/calls/" + call.code() + "/apply").session(session)
				.with(csrf())
				.param("conditions", "yes")
				.param("one_channel", "yes")
				.param("no_secrets", "yes"))
			.andExpect(status().is3xxRedirection())
			.andReturn()
			.getResponse()
			.getRedirectedUrl();
		String number = url.substring(url.lastIndexOf('/') + 1);
		for (String language : List.of("en", "zh-CN")) {
			for (String page : List.of("", "/check", "/withdraw", "/sections/core", "/sections/case", "/sections/team",
					"/sections/partners", "/sections/budget", "/sections/plan", "/sections/attachments",
					"/sections/promises")) {
				this.mvc.perform(get(url + page).session(session).param("lang", language))
					.andExpect(status().isOk())
					.andExpect(content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("??"))));
			}
			this.mvc.perform(get("/my/applications").session(session).param("lang", language))
				.andExpect(status().isOk())
				.andExpect(content().string(org.hamcrest.Matchers.containsString(number)));
		}
		this.mvc
			.perform(post(url + "/sections/budget").session(session)
				.with(csrf())
				.param("version", "-1")
				.param("action", "add:lines"))
			.andExpect(status().is3xxRedirection());
		this.mvc
			.perform(post(url + "/sections/budget").session(session)
				.with(csrf())
				.param("version", "0")
				.param("done", "yes")
				.param("lines.0.category", "D21")
				.param("lines.0.amount", "8,000 or so"))
			.andExpect(status().is(422))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("lines.0.amount-error")));
		this.mvc.perform(post(url + "/submit").session(session).with(csrf())).andExpect(status().is(422));
		complete(number, 1);
		this.mvc.perform(post(url + "/submit").session(session).with(csrf()))
			.andExpect(redirectedUrl(url + "/receipt"));
		this.mvc.perform(get(url + "/receipt").session(session)).andExpect(status().isOk());
		this.mvc.perform(get(url).session(session)).andExpect(status().isOk());
	}

	@Test
	void theHostAndTheAgencyReadWhatWasSubmitted() throws Exception {
		String number = this.drafts.start(openCall("CALL-NL-TASK-2027").code(), this.leader);
		MockHttpSession host = signIn(RoleAt.of(Role.HOST_OFFICE, HOST));
		this.mvc.perform(get("/office/applications/" + number).session(host)).andExpect(status().isNotFound());
		complete(number, -1);
		this.submitting.submit(number, this.leader);
		this.mvc.perform(get("/office/applications/" + number).session(host))
			.andExpect(status().isOk())
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Quantum gates")));
		this.mvc.perform(get("/host/applications").session(host).param("text", number))
			.andExpect(status().isOk())
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Quantum gates")));
		MockHttpSession other = signIn(RoleAt.of(Role.HOST_OFFICE, "UNI-THU"));
		this.mvc.perform(get("/office/applications/" + number).session(other)).andExpect(status().isNotFound());
	}

	/** A call that opened yesterday, so that the tests hardly move the clock. */
	private Call openCall(String template) {
		Actor writer = new Actor(UUID.randomUUID(), LocalizedText.of("Writer", "编写"),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
		Actor approver = new Actor(UUID.randomUUID(), LocalizedText.of("Approver", "审批"),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
		String code = "CALL-T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
		UUID id = this.templates.instantiate(template, code, Times.dayOf(Instant.now(this.clock)).minusDays(46), null,
				writer);
		this.preparation.submitForApproval(id, writer);
		this.preparation.publish(id, approver);
		this.timeline.runDueJobs();
		return this.calls.require(id);
	}

	private void complete(String number, long budgetVersion) {
		this.drafts.save(number, "core", core("K0101"), -1, true, this.leader);
		assertThat(this.drafts.save(number, "case",
				new Answers(Map.of("background", "b", "goals", "g", "approach", "a")), -1, true, this.leader))
			.isEmpty();
		assertThat(this.drafts.save(number, "team",
				new Answers(Map.of("members", List.of(member(this.email, "leader")))), -1, true, this.leader))
			.isEmpty();
		assertThat(this.drafts.save(number, "partners", new Answers(Map.of("units", List.of())), -1, true, this.leader))
			.isEmpty();
		assertThat(this.drafts.save(number, "budget",
				new Answers(Map.of("lines",
						List.of(Map.of("category", "D21", "description", "Samples", "unit_price", "", "quantity", "",
								"source", "funder", "amount", "600万")),
						"justification", "Needed")),
				budgetVersion, true, this.leader))
			.isEmpty();
		assertThat(
				this.drafts.save(number, "plan",
						new Answers(Map.of("milestones",
								List.of(Map.of("name", "M1", "due", due().toString(), "deliverable", "Chip")),
								"indicators", List.of(Map.of("name", "Fidelity", "unit", "%", "baseline", "99",
										"target", "99.9", "evidence", "Test report")))),
						-1, true, this.leader))
			.isEmpty();
		ApplicationView application = view(number);
		this.files.store(application.asCase(), "attachment-co-operation-agreement",
				new MockMultipartFile("file", "agreement.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes())
					.getOriginalFilename(),
				pdf(), this.leader);
		assertThat(this.drafts.save(number, "promises", promises(), -1, true, this.leader)).isEmpty();
	}

	/** When the milestone of these applications is due. */
	private LocalDate due() {
		return Times.dayOf(Instant.now(this.clock)).plusMonths(18);
	}

	private static Map<String, String> member(String email, String role) {
		return Map.of("name", "Zhang", "email", email, "organisation", HOST, "role", role, "title", "professor",
				"months", "8");
	}

	private static byte[] pdf() {
		try (var document = new org.apache.pdfbox.pdmodel.PDDocument();
				var bytes = new java.io.ByteArrayOutputStream()) {
			document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
			document.save(bytes);
			return bytes.toByteArray();
		}
		catch (java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Answers core(String field) {
		Map<String, Object> core = new LinkedHashMap<>(Map.of("title_en", "Quantum gates", "title_zh", "量子门", "field",
				field, "keywords", "qubit", "abstract_en", "About gates", "abstract_zh", "关于量子门", "duration", "36"));
		core.put("screenings", List.of());
		core.put("excluded_reviewers", "Li Si");
		return new Answers(core);
	}

	private static Answers promises() {
		return new Answers(Map.of("integrity", "true", "truth", "true", "ethics", "true", "no_classified", "true",
				"other_funding_declared", "true", "other_funding", ""));
	}

	private static Answers agreement(String last) {
		return agreement(last, "1亿");
	}

	private static Answers agreement(String last, String amountOfLast) {
		List<Map<String, String>> shares = new ArrayList<>();
		Map.of("central", "40", "GOV-BJ", "30", "GOV-TJ", "15", "GOV-HE", last)
			.forEach((funder, share) -> shares.add(Map.of("funder", funder, "share", share, "amount",
					funder.equals("GOV-HE") ? amountOfLast : "1亿", "source", "budget")));
		return new Answers(Map.of("shares", shares, "terms", "the terms that all three agreed", "governance", "g"));
	}

	private void forward(UUID id, String outcome) {
		act(id, "Task_HostReview", null, RoleAt.of(Role.HOST_OFFICE, HOST), outcome);
	}

	private void sign(UUID id, String task, Role role, String region, String outcome) {
		Actor actor = person(RoleAt.of(role, region));
		this.submissions.submit(this.worklist.find(id, task, region, actor).orElseThrow(), outcome,
				Map.of("share", new java.math.BigDecimal(region.equals("GOV-BJ") ? "30" : "15"), "grounds",
						"Grounds of the region", "budget_line", "2027, 2060302"),
				actor);
	}

	private void act(UUID id, String task, String item, RoleAt role, String outcome) {
		Actor actor = person(role);
		UUID work = ((item != null) ? this.worklist.find(id, task, item, actor) : this.worklist.find(id, task, actor))
			.orElseThrow()
			.id();
		this.worklist.complete(work, actor, outcome, Map.of());
	}

	private Actor person(RoleAt role) {
		UUID id = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Person", "人员"), null, null, null, null), Actor.SYSTEM);
		this.people.grant(id, role, Times.dayOf(Instant.now(this.clock)).minusDays(1), null, Actor.SYSTEM);
		return this.people.actor(id);
	}

	private ApplicationView view(String number) {
		return this.applications.byNumber(number).orElseThrow();
	}

	private MockHttpSession signIn() throws Exception {
		return signIn(this.email);
	}

	private MockHttpSession signIn(RoleAt role) throws Exception {
		Actor actor = person(role);
		this.people.setPassword(actor.personId(), PASSWORD);
		return signIn(this.people.require(actor.personId()).email());
	}

	private MockHttpSession signIn(String address) throws Exception {
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").with(csrf()).param("email", address).param("password", PASSWORD))
			.andReturn()
			.getRequest()
			.getSession();
	}

}
