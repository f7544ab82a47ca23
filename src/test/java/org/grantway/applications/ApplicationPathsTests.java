package org.grantway.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionTemplate;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.grantway.applications.ApplicationContent.SectionView;
import org.grantway.applications.content.Answers;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.documents.FrozenDocuments.SignatureView;
import org.grantway.forms.Submissions;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallInvitations;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.review.ExpertsAtHand;
import org.grantway.review.letters.Letters;
import org.grantway.review.panels.Meetings;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.support.Visitors;
import org.grantway.web.LifeStep;
import org.grantway.workflow.CaseCheck;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Takes applications of both kinds along the ways that do not lead straight to an award:
 * refusals, returns, lapses, appeals, loops.
 */
@GrantwayTest
class ApplicationPathsTests {

	private static final String LAB = "national-lab";

	private static final String CENTER = "regional-innovation-center";

	private static final String JOINT = "CALL-RIC-BASIC-2027";

	private static final String DIRECTED = "CALL-NL-DIR-2027";

	private static final String HOST = "UNI-PKU";

	private static final String FIELD = "K0903";

	private static final List<String> REGIONS = List.of("GOV-BJ", "GOV-TJ", "GOV-HE");

	@Autowired
	ApplicationDrafts drafts;

	@Autowired
	Applications applications;

	@Autowired
	ApplicationDesk desk;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	GrantApplications rows;

	@Autowired
	CaseCheck check;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	CallInvitations invitations;

	@Autowired
	Calls calls;

	@Autowired
	People people;

	@Autowired
	FrozenDocuments documents;

	@Autowired
	Worklist worklist;

	@Autowired
	EntryRules entry;

	@Autowired
	Submissions submissions;

	@Autowired
	HostForwarding forwarding;

	@Autowired
	ApplicationPages pages;

	@Autowired
	Visitors visitors;

	@Autowired
	ApplicationContent content;

	@Autowired
	Processes processes;

	@Autowired
	Timeline timeline;

	@Autowired
	Clock clock;

	@Autowired
	ExpertsAtHand experts;

	@Autowired
	Letters letters;

	@Autowired
	Meetings meetings;

	@Autowired
	JdbcTemplate jdbc;

	private String process;

	private UUID id;

	@BeforeEach
	void january() {
		// some paths take years, and MySQL keeps the engine's times until January 2038
		// only
		this.timeline.restore(Instant.parse("2027-01-04T01:00:00Z"));
	}

	@Test
	void applicationsOfBeforeTheSearchHadEntriesGotThemWithTheEnginesTables(@Autowired Flyway flyway) {
		assertThat(flyway.info().applied()).extracting(MigrationInfo::getDescription)
			.contains("applications search entries", "engine 7.24 history");
	}

	@Test
	void anApplicationIsFoundByWordsOfItsTitlesByPartsOfItsNumberAndByItsPeople() {
		start(LAB, "CALL-NL-TASK-2027");
		does("Task_Apply", "submit", Map.of());
		String word = "Zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
		retitle(LocalizedText.of(word + " phases: Résumé of QUBIT_7 (100%) devices", word + "超导𠮷量子芯片研究"));
		ApplicationView application = this.applications.require(this.id);
		String number = application.number();
		for (String typed : List.of(word, word.toLowerCase(Locale.ROOT), word.substring(0, 4), "phases: résumé",
				"RESUME", "qubit_7", "100%", "(100%) dev", "超导", "量子芯片", "𠮷量", word + "超", number, number.substring(4),
				number.substring(number.length() - 3), number.toLowerCase(Locale.ROOT))) {
			assertThat(found(typed, Set.of(), Set.of())).as(typed).contains(this.id);
		}
		for (String typed : List.of("qubit%7", "量_芯", "芯子", word + " phased", "--")) {
			assertThat(found(typed, Set.of(), Set.of())).as(typed).doesNotContain(this.id);
		}
		assertThat(found("--", Set.of(application.principalInvestigator()), Set.of())).contains(this.id);
		assertThat(found("--", Set.of(), Set.of(application.host()))).contains(this.id);
		retitle(LocalizedText.of("Another", "另一个"));
		assertThat(found(word, Set.of(), Set.of())).as("a title that is gone").doesNotContain(this.id);
		assertThat(found(number, Set.of(), Set.of())).contains(this.id);
	}

	private void retitle(LocalizedText title) {
		this.transaction.executeWithoutResult((status) -> {
			GrantApplication application = this.rows.findById(this.id).orElseThrow();
			application.describe(title, LocalizedText.of("", ""), FIELD, 36);
			this.events.publishEvent(Fact.of(application.asCase(), "application.section-saved").by(Actor.SYSTEM));
		});
	}

	private List<UUID> found(String typed, Set<UUID> people, Set<String> hosts) {
		Actor reader = this.people.actor(this.applications.require(this.id).principalInvestigator());
		return this.desk.search(new CaseDesk.Wanted(typed, people, hosts), reader, PageRequest.of(0, 100))
			.map((brief) -> brief.of().id())
			.getContent();
	}

	@Test
	void whatTheHostDoesNotForwardInTimeIsNotSubmitted() {
		start(LAB, "CALL-NL-TASK-2027");
		does("Task_Apply", "submit", Map.of());
		nextTimer();
		is(ApplicationStatus.NOT_SUBMITTED);
		isOver();
	}

	@Test
	void aDirectedTaskIsGivenToInvitedHostsOnlyAndGoesToItsAwardInOneRound() {
		this.process = LAB;
		Actor writer = officer();
		Actor approver = officer();
		UUID office = holder(RoleAt.of(Role.HOST_OFFICE, HOST));
		UUID otherOffice = holder(RoleAt.of(Role.HOST_OFFICE, "UNI-THU"));
		UUID id = this.templates.instantiate(DIRECTED, freeCode(), Times.dayOf(Instant.now(this.clock)).minusDays(5),
				null, writer);
		String code = this.calls.require(id).code();
		assertThatThrownBy(() -> this.preparation.submitForApproval(id, writer))
			.hasMessage("programmes.hosts.refused.none");
		this.invitations.invite(id, HOST, writer);
		assertThatThrownBy(() -> this.invitations.invite(id, HOST, writer))
			.hasMessage("programmes.hosts.refused.invited");
		assertThatThrownBy(() -> this.invitations.invite(id, "AGY-HTRDC", writer))
			.hasMessage("programmes.hosts.refused.type");
		this.preparation.submitForApproval(id, writer);
		assertThat(letters(id, office)).as("before the call is published").isEmpty();
		this.preparation.publish(id, approver);
		this.timeline.runDueJobs();
		this.invitations.invite(id, "UNI-THU", writer);
		assertThat(letters(id, office)).hasSize(1);
		assertThat(letters(id, otherOffice)).hasSize(1);
		Call call = this.calls.require(id);
		Actor stranger = professor("UNI-NKU");
		Actor invited = professor("UNI-THU");
		assertThat(this.calls.mayRead(null, call)).isFalse();
		assertThat(this.calls.mayRead(stranger, call)).isFalse();
		assertThat(this.calls.mayRead(invited, call)).isTrue();
		assertThatThrownBy(() -> this.drafts.start(code, stranger)).isInstanceOf(NotFound.class);
		String theirs = this.drafts.start(code, invited);
		assertThatThrownBy(() -> this.drafts.start(code, professor("UNI-THU")))
			.hasMessage("applications.invitation.one-per-host");
		assertThatThrownBy(() -> this.invitations.takeBack(id, "UNI-THU", " ", writer))
			.hasMessage("programmes.refused.reason-needed");
		this.invitations.takeBack(id, "UNI-THU", "The task is given to one laboratory.", writer);
		assertThat(this.calls.mayRead(invited, call)).isFalse();
		assertThat(this.jdbc.queryForList("select grounds from message where person_id = ? and title_en = ?",
				String.class, otherOffice.toString(), "Invitation taken back"))
			.containsExactly("The task is given to one laboratory.");
		assertThatThrownBy(() -> this.entry.check(call, this.rows.findByCaseNumber(theirs).orElseThrow(), invited))
			.hasMessage("applications.invitation.taken-back");
		begin(call, professor(HOST));
		does("Task_Apply", "submit", Map.of());
		this.jdbc.update("update grant_application set submitted_at = ? where id = ?",
				Timestamp.from(Instant.now(this.clock)), this.id.toString());
		assertThatThrownBy(() -> this.invitations.takeBack(id, HOST, "Too late.", writer))
			.hasMessage("programmes.hosts.refused.submitted");
		does("Task_HostReview", "forward", Map.of());
		does("Task_FormalCheck", "accept", Map.of());
		is(ApplicationStatus.PANEL);
		panel("pass");
		does("Task_AssessBudget", "assessed", Map.of());
		does("Task_FormList", "listed", Map.of());
		is(ApplicationStatus.PUBLIC_NOTICE);
		told("Msg_NoticeDone", Map.of("noticeResult", "clear"));
		award("central=800000000");
		does("Task_Decide", "award", Map.of());
		does("Task_PrepareTaskBook", "submit", Map.of());
		is(ApplicationStatus.SIGNING);
	}

	@Test
	void whatTheHostReturnsMayBeWithdrawnOrCannotBeHandedInAfterTheCallCloses() {
		start(LAB, "CALL-NL-TASK-2027");
		does("Task_Apply", "submit", Map.of());
		does("Task_HostReview", "return", Map.of());
		is(ApplicationStatus.RETURNED);
		told("Msg_Withdraw", Map.of());
		is(ApplicationStatus.WITHDRAWN);
		assertThat(strip()).containsEntry("draft", "end");
		isOver();
		start(LAB, "CALL-NL-TASK-2027");
		nextTimer();
		is(ApplicationStatus.NOT_SUBMITTED);
		isOver();
	}

	@Test
	void aRefusalOfTheHostEndsWhenTheTimeToAppealIsOver() {
		start(LAB, "CALL-NL-TASK-2027");
		does("Task_Apply", "submit", Map.of());
		does("Task_HostReview", "refuse", Map.of());
		is(ApplicationStatus.HOST_REFUSED);
		assertThat(strip()).containsEntry("host", "end").containsEntry("formal-check", "todo");
		nextTimer();
		is(ApplicationStatus.HOST_REFUSED);
		isOver();
	}

	@Test
	void anAnnulledRefusalRejoinsWhereTheReconsiderationSays() {
		start(LAB, "CALL-NL-TASK-2027");
		does("Task_Apply", "submit", Map.of("recommendation", "department"));
		does("Task_HostReview", "forward", Map.of());
		is(ApplicationStatus.RECOMMENDATION);
		does("Task_Recommend", "refuse", Map.of());
		is(ApplicationStatus.NOT_RECOMMENDED);
		appeal("annulled", "FORMAL_CHECK");
		does("Task_FormalCheck", "supplement", Map.of());
		does("Task_Supplement", "submit", Map.of());
		does("Task_FormalCheck", "supplement", Map.of());
		nextTimer();
		does("Task_FormalCheck", "refuse", Map.of());
		is(ApplicationStatus.NOT_ACCEPTED);
		appeal("annulled", "UNDER_REVIEW");
		leftOutAfterReview();
		appeal("upheld", "");
		is(ApplicationStatus.NOT_SHORTLISTED);
		assertThat(this.check.faults(this.applications.caseOf(this.id))).isEmpty();
		isOver();
	}

	@Test
	void aPlanIsRevisedOnceAndAnUnsignedTaskBookLapses() {
		accepted(Map.of("recommendation", "department", "letterReview", false, "argumentation", true, "consultation",
				false, "permitsNeeded", true));
		panel("pass");
		is(ApplicationStatus.ARGUMENTATION);
		does("Task_DraftPlan", "submit", Map.of());
		does("Task_ForwardPlan", "return", Map.of());
		plan();
		does("Task_AssessBudget", "assessed", Map.of());
		panel("revise");
		does("Task_RevisePlan", "submit", Map.of());
		does("Task_AssessBudget", "assessed", Map.of());
		panel("pass");
		does("Task_FormList", "listed", Map.of());
		is(ApplicationStatus.PUBLIC_NOTICE);
		told("Msg_NoticeDone", Map.of("noticeResult", "clear"));
		does("Task_Decide", "decline", Map.of());
		is(ApplicationStatus.DECLINED);
		appeal("annulled", "DECISION");
		award("central=800000000");
		does("Task_Decide", "award", Map.of());
		is(ApplicationStatus.SIGNING);
		does("Task_ProvidePermits", "submit", Map.of());
		does("Task_PrepareTaskBook", "submit", Map.of());
		does("Task_Sign", "refuse", Map.of());
		is(ApplicationStatus.LAPSED);
		assertThat(strip()).containsEntry("decision", "done").containsEntry("project", "end");
	}

	@Test
	void aTaskBookThatIsNotPreparedInTimeLapses() {
		accepted(Map.of("letterReview", false, "consultation", false));
		panel("pass");
		does("Task_FormList", "listed", Map.of());
		told("Msg_NoticeDone", Map.of("noticeResult", "clear"));
		does("Task_Decide", "award", Map.of());
		nextTimer();
		is(ApplicationStatus.LAPSED);
	}

	@Test
	void thePanelTheDepartmentsAndTheNoticeMayEndALaboratory() {
		accepted(Map.of("letterReview", false));
		panel("fail");
		is(ApplicationStatus.DECLINED);
		appeal("annulled", "PANEL");
		is(ApplicationStatus.PANEL);
		panel("fail");
		is(ApplicationStatus.DECLINED);
		accepted(Map.of("letterReview", false, "argumentation", true));
		panel("pass");
		plan();
		does("Task_AssessBudget", "assessed", Map.of());
		panel("fail");
		is(ApplicationStatus.DECLINED);
		appeal("annulled", "ARGUMENTATION");
		does("Task_AssessBudget", "assessed", Map.of());
		panel("fail");
		is(ApplicationStatus.DECLINED);
		accepted(Map.of("letterReview", false, "argumentation", true));
		panel("pass");
		nextTimer();
		is(ApplicationStatus.LAPSED);
		accepted(Map.of("letterReview", false, "argumentation", true));
		panel("pass");
		plan();
		does("Task_AssessBudget", "assessed", Map.of());
		panel("revise");
		nextTimer();
		is(ApplicationStatus.LAPSED);
		accepted(Map.of("letterReview", false, "consultation", true));
		panel("pass");
		does("Task_FormList", "listed", Map.of());
		told("Msg_ConsultationDone", Map.of("consultationResult", "stopped"));
		is(ApplicationStatus.DECLINED);
		accepted(Map.of("letterReview", false, "consultation", false));
		panel("pass");
		does("Task_FormList", "listed", Map.of());
		told("Msg_NoticeDone", Map.of("noticeResult", "upheld"));
		is(ApplicationStatus.DECLINED);
	}

	@Test
	void anIntentionIsReturnedThenDeclinedAndAnnulledRefusalsRejoin() {
		start(CENTER, "CALL-RIC-EST-2027");
		does("Task_WriteIntention", "submit", Map.of());
		does("Task_AnswerIntention", "return", Map.of());
		is(ApplicationStatus.RETURNED);
		does("Task_WriteIntention", "submit", Map.of());
		does("Task_AnswerIntention", "decline", Map.of());
		is(ApplicationStatus.NOT_RECOMMENDED);
		appeal("annulled", "FORMAL_CHECK");
		does("Task_FormalCheck", "supplement", Map.of());
		does("Task_Supplement", "submit", Map.of());
		does("Task_FormalCheck", "supplement", Map.of());
		nextTimer();
		does("Task_FormalCheck", "refuse", Map.of());
		is(ApplicationStatus.NOT_ACCEPTED);
		appeal("annulled", "ARGUMENTATION");
		panel("fail");
		is(ApplicationStatus.DECLINED);
		appeal("annulled", "DECISION");
		does("Task_Decide", "award", Map.of());
		does("Task_ProvideRegistration", "submit", Map.of());
		nextTimer();
		is(ApplicationStatus.LAPSED);
		appeal("upheld", "");
		isOver();
	}

	@Test
	void anIncubationLapsesAfterAYearAndCanBeWithdrawnBefore() {
		incubating();
		told("Msg_Withdraw", Map.of());
		is(ApplicationStatus.WITHDRAWN);
		isOver();
		incubating();
		nextTimer();
		is(ApplicationStatus.LAPSED);
		nextTimer();
		isOver();
	}

	@Test
	void silenceIsRemindedOfAndEscalatedAndTheThirdRefusalEndsTheNegotiation() {
		incubating();
		does("Task_Incubate", "submit", Map.of());
		List<String> refusing = List.of("Task_RegionScience", "Task_RegionFinance", "Task_RegionGovernment");
		for (String task : refusing) {
			draftAgreement(new Party("GOV-BJ", RoleAt.of(Role.REGION_SCIENCE, "GOV-BJ"), null,
					LocalizedText.of("Beijing", "北京"), 1));
			if (task.equals("Task_RegionScience")) {
				UUID region = holder(RoleAt.of(Role.REGION_SCIENCE, "GOV-BJ"));
				UUID lead = holder(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
				nextTimer();
				assertThat(toldAs("REMINDER", region)).containsExactly("Co-sign: science and technology");
				nextTimer();
				assertThat(toldAs("NEWS", lead)).containsExactly("Overdue signatures escalated");
				assertThat(toldAs("REMINDER", region)).hasSize(1);
				is(ApplicationStatus.CO_SIGN);
			}
			for (String region : REGIONS) {
				for (String each : refusing.subList(0, refusing.indexOf(task))) {
					does(each, "sign", Map.of());
				}
				does(task, "refuse", Map.of());
			}
		}
		is(ApplicationStatus.NOT_RECOMMENDED);
	}

	@Test
	void aShareChangedAfterTwoRegionsSignedVoidsTheirSignaturesAndTheyAreToldWhy() {
		incubating();
		does("Task_Incubate", "submit", Map.of());
		Map<String, Actor> offices = REGIONS.stream()
			.collect(Collectors.toMap((region) -> region,
					(region) -> this.people.actor(holder(RoleAt.of(Role.REGION_SCIENCE, region)))));
		Party[] parties = REGIONS.stream()
			.map((region) -> new Party("science-" + region, RoleAt.of(Role.REGION_SCIENCE, region), null,
					LocalizedText.of(region, region), 1))
			.toArray(Party[]::new);
		draftAgreement(parties);
		UUID first = agreement().id();
		for (String region : List.of("GOV-BJ", "GOV-TJ")) {
			this.documents.sign(first, "science-" + region, offices.get(region),
					RoleAt.of(Role.REGION_SCIENCE, region));
			for (String task : List.of("Task_RegionScience", "Task_RegionFinance", "Task_RegionGovernment")) {
				doesFor(region, task, "sign");
			}
		}
		Actor leader = this.people.actor(this.applications.require(this.id).principalInvestigator());
		assertThatThrownBy(() -> this.drafts.save(this.applications.require(this.id).number(), "agreement",
				new Answers(Map.of("shares", List.of())), -1, false, leader))
			.as("nobody changes a share behind the regions that signed")
			.hasMessage("applications.section.closed");
		doesFor("GOV-HE", "Task_RegionScience", "refuse");
		is(ApplicationStatus.AGREEMENT);
		draftAgreement(parties);
		assertThat(this.documents.require(first).voided()).isTrue();
		assertThat(this.documents.signatures(first)).extracting(SignatureView::state).containsOnly("VOID");
		assertThatThrownBy(() -> this.documents.sign(first, "science-GOV-HE", offices.get("GOV-HE"),
				RoleAt.of(Role.REGION_SCIENCE, "GOV-HE")))
			.hasMessage("documents.signature.void");
		for (String region : List.of("GOV-BJ", "GOV-TJ")) {
			assertThat(toldAs("NEWS", offices.get(region).personId())).as(region)
				.containsExactly(
						"Your signature counts no more: the document was changed, and a newer version is to be signed. "
								+ "The history says what changed");
		}
		assertThat(toldAs("NEWS", offices.get("GOV-HE").personId())).isEmpty();
		assertThat(open("Task_RegionScience")).as("all three are asked anew").hasSize(3);
		assertThat(this.documents.signatures(agreement().id())).extracting(SignatureView::state)
			.containsOnly("WAITING")
			.hasSize(3);
	}

	private FrozenDocument agreement() {
		return this.documents.latest(this.applications.caseOf(this.id), Submitting.AGREEMENT).orElseThrow();
	}

	private void doesFor(String region, String task, String outcome) {
		WorkItem item = open(task).stream()
			.filter((one) -> one.candidates().stream().anyMatch((role) -> role.scope().equals(region)))
			.findFirst()
			.orElseThrow();
		this.worklist.complete(item.id(), new Actor(UUID.randomUUID(), LocalizedText.of("Holder", "经办"),
				Set.of(item.candidates().iterator().next())), outcome, Map.of());
		this.timeline.runDueJobs();
	}

	@Test
	void aCenterThatIsNotYetRipeGoesBackAndIsFundedInTheEnd() throws Exception {
		incubating();
		does("Task_Incubate", "submit", Map.of());
		argued();
		panel("revise");
		does("Task_RevisePlan", "submit", Map.of());
		panel("not-yet");
		is(ApplicationStatus.INCUBATION);
		does("Task_Incubate", "submit", Map.of());
		argued();
		panel("pass");
		assessed("2亿");
		does("Task_FundingTalks", "reopen", Map.of());
		is(ApplicationStatus.AGREEMENT);
		argued();
		panel("pass");
		does("Task_FundingTalks", "agreed", Map.of());
		does("Task_AssessBudget", "assessed", Map.of());
		does("Task_FormList", "listed", Map.of("consultation", true));
		told("Msg_ConsultationDone", Map.of("consultationResult", "pass"));
		told("Msg_NoticeDone", Map.of("noticeResult", "clear"));
		award("central=500000000\nGOV-BJ=300000000");
		does("Task_Decide", "award", Map.of());
		does("Task_ProvideRegistration", "submit", Map.of());
		does("Task_PrepareTaskBook", "submit", Map.of());
		while (!open("Task_Sign").isEmpty()) {
			does("Task_Sign", "sign", Map.of());
		}
		is(ApplicationStatus.AWARDED);
		isOver();
	}

	@Test
	void aCenterMayEndAtItsRevisionTheDepartmentsTheNoticeTheDecisionOrTheSignatures() {
		argumentation();
		panel("revise");
		nextTimer();
		is(ApplicationStatus.LAPSED);
		listed(true);
		told("Msg_ConsultationDone", Map.of("consultationResult", "stopped"));
		is(ApplicationStatus.DECLINED);
		listed(false);
		told("Msg_NoticeDone", Map.of("noticeResult", "upheld"));
		is(ApplicationStatus.DECLINED);
		listed(false);
		told("Msg_NoticeDone", Map.of("noticeResult", "clear"));
		does("Task_Decide", "decline", Map.of());
		is(ApplicationStatus.DECLINED);
		listed(false);
		told("Msg_NoticeDone", Map.of("noticeResult", "clear"));
		award("central=500000000\nGOV-BJ=300000000");
		does("Task_Decide", "award", Map.of());
		does("Task_ProvideRegistration", "submit", Map.of());
		does("Task_PrepareTaskBook", "submit", Map.of());
		does("Task_Sign", "refuse", Map.of());
		is(ApplicationStatus.LAPSED);
	}

	@Test
	void aJointProjectIsForwardedByTheHostOfEachRegionAndDecidedByAllRegions() {
		joint();
		does("Task_Apply", "submit", Map.of());
		assertThat(open("Task_HostReview")).extracting(WorkItem::itemKey)
			.containsExactlyInAnyOrder(HOST, "UNI-TJU", "UNI-YSU");
		does("Task_HostReview", "forward", Map.of());
		does("Task_HostReview", "return", Map.of());
		is(ApplicationStatus.RETURNED);
		assertThat(open()).extracting(WorkItem::task).containsExactly("Task_Apply");
		does("Task_Apply", "submit", Map.of("permitsNeeded", true));
		forwarded();
		does("Task_FormalCheck", "accept", Map.of());
		is(ApplicationStatus.UNDER_REVIEW);
		reviewed();
		decided("award");
		is(ApplicationStatus.SIGNING);
		award("GOV-BJ=340000000\nGOV-TJ=330000000\nGOV-HE=330000000");
		does("Task_ProvidePermits", "submit", Map.of());
		does("Task_PrepareTaskBook", "submit", Map.of());
		while (!open("Task_Sign").isEmpty()) {
			does("Task_Sign", "sign", Map.of());
		}
		is(ApplicationStatus.AWARDED);
		isOver();
	}

	/** The agreement is about parts of what the budget was assessed at. */
	private void assessed(String amount) throws Exception {
		this.jdbc.update("update grant_application set requested_fen = ? where id = ?", Money.yuan(300_000_000).fen(),
				this.id.toString());
		ApplicationView application = this.applications.require(this.id);
		this.people.setPassword(application.principalInvestigator(), Visitors.PASSWORD);
		MockHttpSession leader = this.visitors.signIn(application.principalInvestigator());
		String page = "/applications/" + application.number() + "/agreement";
		assertThat(this.visitors.page(page, leader).text()).doesNotContain("was assessed");
		WorkItem item = open("Task_AssessBudget").get(0);
		this.submissions.submit(item, "submit",
				Map.of("assessed_amount", amount, "grounds", "Prices compared with three offers."),
				this.people.actor(holder(item.candidates().iterator().next())));
		this.timeline.runDueJobs();
		assertThat(this.visitors.page(page, leader).text()).contains("The budget was assessed at")
			.doesNotContain("parts of the amount applied for");
	}

	@Test
	void oneHostThatRefusesEndsAJointProjectAndSoDoesOneThatIsSilent() {
		joint();
		does("Task_Apply", "submit", Map.of());
		WorkItem theirs = open("Task_HostReview").stream()
			.filter((item) -> "UNI-TJU".equals(item.itemKey()))
			.findFirst()
			.orElseThrow();
		this.submissions.submit(theirs, "refuse", Map.of("grounds", "Our team has left."),
				this.people.actor(holder(RoleAt.of(Role.HOST_OFFICE, "UNI-TJU"))));
		this.timeline.runDueJobs();
		is(ApplicationStatus.HOST_REFUSED);
		assertThat(this.jdbc.queryForList("select grounds from formal_outcome where case_id = ?", String.class,
				this.id.toString()))
			.as("which of the three hosts it was")
			.containsExactly("Tianjin University / 天津大学: Our team has left.");
		appeal("upheld", "");
		is(ApplicationStatus.HOST_REFUSED);
		isOver();
		joint();
		does("Task_Apply", "submit", Map.of());
		does("Task_HostReview", "forward", Map.of());
		nextTimer();
		is(ApplicationStatus.NOT_SUBMITTED);
		isOver();
		joint();
		does("Task_Apply", "submit", Map.of());
		REGIONS.forEach((region) -> does("Task_HostReview", "forward", Map.of()));
		does("Task_HostCommitment", "submit", Map.of());
		nextTimer();
		is(ApplicationStatus.NOT_SUBMITTED);
		isOver();
		joint();
		nextTimer();
		is(ApplicationStatus.NOT_SUBMITTED);
		isOver();
	}

	@Test
	void aJointProjectMayBeLeftOutNotAgreedByThePanelOrDeclinedByOneRegion() {
		joint();
		does("Task_Apply", "submit", Map.of());
		forwarded();
		does("Task_FormalCheck", "refuse", Map.of());
		is(ApplicationStatus.NOT_ACCEPTED);
		appeal("annulled", "UNDER_REVIEW");
		leftOutAfterReview();
		appeal("annulled", "UNDER_REVIEW");
		reviewedFrom("fail");
		is(ApplicationStatus.DECLINED);
		appeal("annulled", "PANEL");
		panel("fail");
		is(ApplicationStatus.DECLINED);
		appeal("annulled", "DECISION");
		is(ApplicationStatus.DECISION);
		decided("decline");
		is(ApplicationStatus.DECLINED);
		assertThat(open()).isEmpty();
		appeal("annulled", "DECISION");
		decided("award");
		award("GOV-BJ=340000000\nGOV-TJ=330000000\nGOV-HE=330000000");
		does("Task_PrepareTaskBook", "submit", Map.of());
		does("Task_Sign", "refuse", Map.of());
		is(ApplicationStatus.LAPSED);
	}

	/** A draft of a project in three regions. */
	private void joint() {
		start(CENTER, JOINT);
		is(ApplicationStatus.DRAFT);
		this.jdbc.update("update grant_application set partners = 'UNI-TJU,UNI-YSU' where id = ?", this.id.toString());
	}

	/** Each region's host forwards, and hands in its list and commitment. */
	private void forwarded() {
		REGIONS.forEach((region) -> does("Task_HostReview", "forward", Map.of()));
		is(ApplicationStatus.HOST_REVIEW);
		REGIONS.forEach((region) -> does("Task_HostCommitment", "submit", Map.of()));
		is(ApplicationStatus.FORMAL_CHECK);
	}

	/** From the draw over the panel and the list to the decision. */
	private void reviewed() {
		reviewedFrom("pass");
		does("Task_FormList", "listed", Map.of());
		is(ApplicationStatus.PUBLIC_NOTICE);
		told("Msg_NoticeDone", Map.of("noticeResult", "clear"));
		is(ApplicationStatus.DECISION);
	}

	private void reviewedFrom(String panel) {
		this.experts.register(9, FIELD);
		does("Task_DrawReviewers", "release", Map.of());
		this.letters.answer(this.applications.caseOf(this.id));
		does("Task_Shortlist", "shortlist", Map.of());
		is(ApplicationStatus.PANEL);
		panel(panel);
	}

	/** Two regions agree, the third decides so. */
	private void decided(String last) {
		assertThat(open("Task_DecideForRegion")).extracting(WorkItem::itemKey)
			.containsExactlyInAnyOrderElementsOf(REGIONS);
		does("Task_DecideForRegion", "award", Map.of());
		does("Task_DecideForRegion", "award", Map.of());
		is(ApplicationStatus.DECISION);
		does("Task_DecideForRegion", last, Map.of());
	}

	@Test
	void aTwoStepApplicationIsShortlistedWrittenInFullAndItsBudgetAssessed() {
		invited();
		assertThat(strip()).containsEntry("review", "done").containsEntry("full-application", "now");
		does("Task_WriteFull", "submit", Map.of());
		is(ApplicationStatus.FULL_CHECK);
		does("Task_CheckFull", "return", Map.of());
		is(ApplicationStatus.FULL_APPLICATION);
		does("Task_WriteFull", "submit", Map.of());
		forwardedTogether();
		is(ApplicationStatus.PANEL);
		panel("pass");
		is(ApplicationStatus.PANEL);
		does("Task_AssessBudget", "assessed", Map.of());
		assertThat(open("Task_FormList")).hasSize(1);
	}

	/** The host checks the full application in its queue, as it does several at once. */
	private void forwardedTogether() {
		this.jdbc.update("update grant_application set document_id = ? where id = ?",
				this.documents
					.freeze(this.applications.caseOf(this.id), "application", LocalizedText.of("Full", "正式申报书"),
							"{\"sections\":{}}", List.of(), Actor.SYSTEM)
					.id()
					.toString(),
				this.id.toString());
		ApplicationView application = this.applications.require(this.id);
		Actor office = this.people.actor(holder(RoleAt.of(Role.HOST_OFFICE, application.host())));
		List<String> numbers = List.of(application.number());
		assertThat(this.forwarding.sheet(numbers, null, Map.of(), Map.of(), office).check()).isEqualTo(HostCheck.FULL);
		Map<String, String[]> typed = Map.of("checked", new String[] { "partners" }, "secrecy",
				new String[] { "public" }, "secrecy_person", new String[] { "Li Example" });
		assertThat(this.forwarding.errors(numbers, HostCheck.FULL, typed, "", office, Locale.ENGLISH))
			.containsKeys("checked", "commitment", "password");
		Map<String, String[]> complete = new HashMap<>(typed);
		complete.put("checked", new String[] { "conditions", "budget", "partners", "duplicates" });
		complete.put("commitment", new String[] { "true" });
		assertThat(this.forwarding.forward(numbers, HostCheck.FULL, complete, office, Locale.ENGLISH)).isEmpty();
		assertThat(this.forwarding.results(numbers, HostCheck.FULL, Map.of(), office).get(0).forwarded()).isNotNull();
	}

	@Test
	void asManyAreInvitedToTheDefenceAsTheCallSaysAndNothingIsHalfDone() {
		start(LAB, "CALL-NL-TASK-2027");
		Call before = this.calls.require(this.applications.require(this.id).callId());
		assertThat(before.limit(Call.SHORTLIST_LEAST)).hasValue(2);
		assertThat(before.limit(Call.SHORTLIST_MOST)).hasValue(4);
		this.jdbc.update("""
				update call_version set configuration = replace(replace(configuration, '"shortlist_times_max":4',
				'"shortlist_times_max":1'), '"shortlist_times_min":2', '"shortlist_times_min":1') where call_id = ?""",
				before.id().toString());
		this.jdbc.update(
				"update call_version set configuration = replace(configuration, '\"quota\":30', '\"quota\":1') where call_id = ?",
				before.id().toString());
		Call call = this.calls.require(before.id());
		UUID one = this.id;
		untilShortlist();
		begin(call, professor("UNI-THU"));
		UUID other = this.id;
		untilShortlist();
		Actor lead = officer();
		assertThatThrownBy(() -> this.letters.shortlist(call, List.of(one, other), true, "", lead))
			.hasMessage("shortlist.error.too-many");
		assertThat(open("Task_Shortlist")).as("nothing half-done").hasSize(1);
		assertThatThrownBy(() -> this.letters.shortlist(call, List.of(one, other), false, "Not needed.", lead))
			.hasMessage("shortlist.error.too-few");
		this.letters.shortlist(call, List.of(one), true, "", lead);
		assertThat(this.applications.require(one).status()).isEqualTo(ApplicationStatus.PANEL);
		assertThatThrownBy(() -> this.letters.shortlist(call, List.of(other), true, "", lead))
			.hasMessage("shortlist.error.too-many");
		this.letters.shortlist(call, List.of(other), false, "Ranked behind those invited.", lead);
		is(ApplicationStatus.NOT_SHORTLISTED);
	}

	/** From the draft to the decision on the shortlist. */
	private void untilShortlist() {
		does("Task_Apply", "submit", Map.of());
		does("Task_HostReview", "forward", Map.of());
		does("Task_FormalCheck", "accept", Map.of());
		this.experts.register(9, FIELD);
		does("Task_DrawReviewers", "release", Map.of());
		this.letters.answer(this.applications.caseOf(this.id));
		assertThat(open("Task_Shortlist")).hasSize(1);
	}

	@Test
	void aTwoStepCaseShowsBothVersionsAndCountsTheSectionsOfTheFullApplicationOnly() {
		invited();
		Actor leader = this.people.actor(this.applications.require(this.id).principalInvestigator());
		for (String section : List.of("core", "outline", "team", "case")) {
			this.jdbc.update("""
					insert into application_section (id, application_id, section_key, content, complete, updated_by,
						updated_at, version) values (?, ?, ?, '{}', true, ?, ?, 0)""", UUID.randomUUID().toString(),
					this.id.toString(), section, leader.personId().toString(), Timestamp.from(Instant.now(this.clock)));
		}
		assertThat(this.pages.mine(leader).active()).singleElement().satisfies((row) -> {
			assertThat(row.complete()).isEqualTo(1);
			assertThat(row.all()).isEqualTo(4);
		});
		version("{\"sections\":{\"core\":{\"title_en\":\"T\"},\"outline\":{\"outline\":\"In short\"}}}");
		assertThat(this.content.versions(this.id)).singleElement().satisfies((one) -> {
			assertThat(one.titleKey()).isEqualTo("applications.version.pre-application");
			assertThat(one.sections()).flatExtracting(SectionView::fields)
				.filteredOn((field) -> field.name().equals("screenings"))
				.as("what was not ticked does not apply")
				.singleElement()
				.satisfies((field) -> assertThat(field.text()).startsWith("None of them"));
		});
		version("{\"sections\":{\"outline\":{\"outline\":\"In short\"},\"plan\":{}}}");
		assertThat(this.content.versions(this.id)).hasSize(2).satisfiesExactly((pre) -> {
			assertThat(pre.number()).isEqualTo(1);
			assertThat(pre.sections()).extracting(SectionView::key).contains("outline").doesNotContain("plan");
		}, (full) -> {
			assertThat(full.number()).isEqualTo(2);
			assertThat(full.sections()).extracting(SectionView::key).contains("plan").doesNotContain("outline");
		});
	}

	private void version(String content) {
		this.documents.freeze(this.applications.caseOf(this.id), "application", LocalizedText.of("Paths", "路径"),
				content, List.of(), Actor.SYSTEM);
	}

	@Test
	void anInvitationThatIsNotAnsweredOrNotForwardedInTimeLapses() {
		invited();
		nextTimer();
		is(ApplicationStatus.LAPSED);
		assertThat(strip()).containsEntry("full-application", "end");
		appeal("annulled", "FULL_APPLICATION");
		is(ApplicationStatus.FULL_APPLICATION);
		does("Task_WriteFull", "submit", Map.of());
		nextTimer();
		is(ApplicationStatus.LAPSED);
		appeal("annulled", "FULL_APPLICATION");
		does("Task_WriteFull", "submit", Map.of());
		does("Task_CheckFull", "refuse", Map.of());
		is(ApplicationStatus.HOST_REFUSED);
	}

	@Test
	void aFullApplicationThatComesBackCountsFromItsInvitation() {
		invited();
		Instant own = open("Task_WriteFull").get(0).dueAt();
		does("Task_WriteFull", "submit", Map.of());
		Instant hosts = open("Task_CheckFull").get(0).dueAt();
		assertThat(hosts).isAfter(own);
		this.timeline.advanceTo(own.plusSeconds(60));
		does("Task_CheckFull", "return", Map.of());
		assertThat(open("Task_WriteFull").get(0).dueAt()).isEqualTo(hosts);
		is(ApplicationStatus.FULL_APPLICATION);
		nextTimer();
		is(ApplicationStatus.LAPSED);
	}

	@Test
	void aOneSidedApplicationIsNotAcceptedAfterTheSetDay() {
		matching(Map.of());
		assertThat(strip()).containsEntry("matching", "now");
		nextTimer();
		is(ApplicationStatus.NOT_ACCEPTED);
		appeal("annulled", "MATCHING");
		is(ApplicationStatus.MATCHING);
		does("Task_Match", "unmatched", Map.of());
		is(ApplicationStatus.NOT_ACCEPTED);
		appeal("annulled", "MATCHING");
		does("Task_Match", "matched", Map.of());
		is(ApplicationStatus.FORMAL_CHECK);
	}

	@Test
	void onlyAProjectOnWhichBothAgenciesAgreeIsFunded() {
		matching(Map.of("letterReview", false));
		does("Task_Match", "matched", Map.of());
		does("Task_FormalCheck", "accept", Map.of());
		panel("pass");
		does("Task_RecordPartnerDecision", "decline", Map.of());
		is(ApplicationStatus.DECLINED);
		appeal("annulled", "PANEL");
		panel("pass");
		does("Task_RecordPartnerDecision", "agree", Map.of());
		does("Task_FormList", "listed", Map.of("consultation", false));
		is(ApplicationStatus.PUBLIC_NOTICE);
	}

	/** A pre-application that was reviewed by letter and is on the shortlist. */
	private void invited() {
		start(LAB, "CALL-KRD-2027");
		does("Task_Apply", "submit", Map.of());
		does("Task_HostReview", "forward", Map.of());
		does("Task_Recommend", "recommend", Map.of());
		does("Task_FormalCheck", "accept", Map.of());
		this.experts.register(9, FIELD);
		does("Task_DrawReviewers", "release", Map.of());
		this.letters.answer(this.applications.caseOf(this.id));
		does("Task_Shortlist", "shortlist", Map.of());
		is(ApplicationStatus.FULL_APPLICATION);
	}

	/** A joint application that waits for its counterpart. */
	private void matching(Map<String, ?> routing) {
		start(LAB, "CALL-GRF-2027");
		does("Task_Apply", "submit", routing);
		does("Task_HostReview", "forward", Map.of());
		is(ApplicationStatus.MATCHING);
	}

	/** A laboratory application that the agency has accepted. */
	private void accepted(Map<String, ?> routing) {
		start(LAB, "CALL-NL-TASK-2027");
		does("Task_Apply", "submit", routing);
		does("Task_HostReview", "forward", Map.of());
		if (routing.containsKey("recommendation")) {
			does("Task_Recommend", "recommend", Map.of());
		}
		does("Task_FormalCheck", "accept", Map.of());
		is(ApplicationStatus.PANEL);
	}

	/** The construction plan is drafted and forwarded. */
	private void plan() {
		does("Task_DraftPlan", "submit", Map.of());
		does("Task_ForwardPlan", "forward", Map.of());
	}

	/** Reviewed by letter and not put on the shortlist. */
	private void leftOutAfterReview() {
		is(ApplicationStatus.UNDER_REVIEW);
		this.experts.register(9, FIELD);
		does("Task_DrawReviewers", "release", Map.of());
		this.letters.answer(this.applications.caseOf(this.id));
		does("Task_Shortlist", "leaveOut", Map.of());
		is(ApplicationStatus.NOT_SHORTLISTED);
	}

	private void incubating() {
		start(CENTER, "CALL-RIC-EST-2027");
		does("Task_WriteIntention", "submit", Map.of());
		does("Task_AnswerIntention", "accept", Map.of());
		is(ApplicationStatus.INCUBATION);
	}

	private void argumentation() {
		incubating();
		does("Task_Incubate", "submit", Map.of());
		argued();
	}

	private void listed(boolean consultation) {
		argumentation();
		panel("pass");
		does("Task_FundingTalks", "agreed", Map.of());
		does("Task_AssessBudget", "assessed", Map.of());
		does("Task_FormList", "listed", Map.of("consultation", consultation));
	}

	/**
	 * From the agreement over all signatures and the formal check to the argumentation.
	 */
	private void argued() {
		draftAgreement();
		REGIONS.forEach((region) -> {
			does("Task_RegionScience", "sign", Map.of());
			does("Task_RegionFinance", "sign", Map.of());
			does("Task_RegionGovernment", "sign", Map.of());
		});
		does("Task_FormalCheck", "accept", Map.of());
		is(ApplicationStatus.ARGUMENTATION);
	}

	/** Freezes an agreement whose parties have yet to sign, and hands it in. */
	private void draftAgreement(Party... parties) {
		this.documents.freeze(this.applications.caseOf(this.id), Submitting.AGREEMENT,
				LocalizedText.of("Agreement", "协议"), "{}" + UUID.randomUUID(), List.of(parties), Actor.SYSTEM);
		does("Task_DraftAgreement", "submit", Map.of());
		is(ApplicationStatus.CO_SIGN);
	}

	private void panel(String result) {
		this.meetings.hold(this.applications.caseOf(this.id), result);
	}

	private void appeal(String reconsideration, String rejoinAt) {
		told("Msg_AppealFiled", Map.of());
		is(ApplicationStatus.RECONSIDERATION);
		told("Msg_ReconsiderationDone", Map.of("reconsideration", reconsideration, "rejoinAt", rejoinAt));
	}

	/** What the decision on the list leaves. */
	private void award(String shares) {
		this.jdbc.update(
				"insert into award (application_id, call_id, decision_number, amount_fen, conditions, shares, decided_at, "
						+ "version) values (?, ?, 'No. 1', 800000000, '', ?, ?, 0)",
				this.id.toString(), this.applications.require(this.id).callId().toString(), shares,
				Timestamp.from(Instant.now(this.clock)));
	}

	private void start(String kind, String template) {
		this.process = kind;
		Actor writer = officer();
		Call call = this.calls.require(this.templates.instantiate(template, freeCode(),
				Times.dayOf(Instant.now(this.clock)).minusDays(daysToEntry(template)), null, writer));
		this.preparation.submitForApproval(call.id(), writer);
		this.preparation.publish(call.id(), officer());
		this.timeline.runDueJobs();
		begin(call, professor(HOST));
	}

	private static String freeCode() {
		return "CALL-P-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
	}

	private Actor professor(String organisation) {
		return this.people.actor(this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Zhang Example", "张示例"), organisation, null, "professor", "doctorate"), Actor.SYSTEM));
	}

	private List<String> letters(UUID call, UUID person) {
		return this.jdbc.queryForList("select title_en from message where person_id = ? and case_id = ?", String.class,
				person.toString(), call.toString());
	}

	/** The application that the test follows. */
	private void begin(Call call, Actor leader) {
		String number = this.drafts.start(call.code(), leader);
		this.id = this.applications.byNumber(number).orElseThrow().id();
		this.jdbc.update(
				"update grant_application set title_en = 'Paths', title_zh = '路径', field_code = ? where id = ?", FIELD,
				this.id.toString());
	}

	/** On which day of the calendar applications are open. */
	private static int daysToEntry(String template) {
		return template.equals(JOINT) ? 211 : template.equals("CALL-GRF-2027") ? 92 : 46;
	}

	/** How far the leader sees the application come, by step. */
	private Map<String, String> strip() {
		GrantApplication application = this.rows.findById(this.id).orElseThrow();
		return LifeStrip.of(this.calls.require(application.callId()), application.status(), application.statusBefore())
			.stream()
			.collect(Collectors.toMap((step) -> step.labelKey().replace("applications.life.", ""), LifeStep::state));
	}

	private static Actor officer() {
		return new Actor(UUID.randomUUID(), LocalizedText.of("Officer", "官员"),
				Stream.of("MOST", "MIIT", "NSFC", "GOV-BJ-ST")
					.map((lead) -> RoleAt.of(Role.PROGRAMME_OFFICER, lead))
					.collect(Collectors.toSet()));
	}

	/** Whoever may does the task; another person for each one. */
	private void does(String task, String outcome, Map<String, ?> routing) {
		assertThat(open(task)).as("%s, open: %s", task, open()).isNotEmpty();
		WorkItem item = open(task).get(0);
		Actor actor = (item.assignee() != null) ? this.people.actor(item.assignee()) : new Actor(UUID.randomUUID(),
				LocalizedText.of("Holder", "经办"), Set.of(item.candidates().iterator().next()));
		this.worklist.complete(item.id(), actor, outcome, routing);
		this.timeline.runDueJobs();
	}

	private void told(String message, Map<String, ?> routing) {
		assertThat(this.processes.send(message, this.process, this.id, routing)).as(message).isTrue();
		this.timeline.runDueJobs();
	}

	private UUID holder(RoleAt role) {
		UUID person = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Holder", "经办"), null, null, null, null), Actor.SYSTEM);
		this.people.grant(person, role, null, null, Actor.SYSTEM);
		return person;
	}

	/** What a person was told about this application. */
	private List<String> toldAs(String kind, UUID person) {
		return this.jdbc.queryForList("select title_en from message where kind = ? and person_id = ? and case_id = ?",
				String.class, kind, person.toString(), this.id.toString());
	}

	private void nextTimer() {
		this.timeline.advanceTo(this.timeline.nextTimer("application", this.id).orElseThrow().plusSeconds(1));
	}

	private List<WorkItem> open(String task) {
		return open().stream().filter((item) -> item.task().equals(task)).toList();
	}

	private List<WorkItem> open() {
		return this.worklist.openOf("application", this.id);
	}

	private void is(ApplicationStatus status) {
		assertThat(this.applications.require(this.id).status()).isEqualTo(status);
	}

	private void isOver() {
		assertThat(this.processes.isRunning(this.process, this.id)).isFalse();
		assertThat(open()).isEmpty();
	}

}
