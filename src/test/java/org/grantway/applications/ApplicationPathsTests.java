package org.grantway.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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
import org.springframework.jdbc.core.JdbcTemplate;

import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.review.ExpertsAtHand;
import org.grantway.review.letters.Letters;
import org.grantway.review.panels.Meetings;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.grantway.web.LifeStep;
import org.grantway.workflow.Processes;
import org.grantway.workflow.Timeline;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes applications of both kinds along the ways that do not lead straight to an award:
 * refusals, returns, lapses, appeals, loops.
 */
@GrantwayTest
class ApplicationPathsTests {

	private static final String LAB = "national-lab";

	private static final String CENTER = "regional-innovation-center";

	private static final String JOINT = "CALL-RIC-BASIC-2027";

	private static final String HOST = "UNI-PKU";

	private static final String FIELD = "K0903";

	private static final List<String> REGIONS = List.of("GOV-BJ", "GOV-TJ", "GOV-HE");

	@Autowired
	ApplicationDrafts drafts;

	@Autowired
	Applications applications;

	@Autowired
	GrantApplications rows;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	Calls calls;

	@Autowired
	People people;

	@Autowired
	FrozenDocuments documents;

	@Autowired
	Worklist worklist;

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
	void whatTheHostDoesNotForwardInTimeIsNotSubmitted() {
		start(LAB, "CALL-NL-TASK-2027");
		does("Task_Apply", "submit", Map.of());
		nextTimer();
		is(ApplicationStatus.NOT_SUBMITTED);
		isOver();
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
	void aCenterThatIsNotYetRipeGoesBackAndIsFundedInTheEnd() {
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
		does("Task_AssessBudget", "assessed", Map.of());
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

	@Test
	void oneHostThatRefusesEndsAJointProjectAndSoDoesOneThatIsSilent() {
		joint();
		does("Task_Apply", "submit", Map.of());
		does("Task_HostReview", "refuse", Map.of());
		is(ApplicationStatus.HOST_REFUSED);
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
		does("Task_CheckFull", "forward", Map.of());
		is(ApplicationStatus.PANEL);
		panel("pass");
		is(ApplicationStatus.PANEL);
		does("Task_AssessBudget", "assessed", Map.of());
		assertThat(open("Task_FormList")).hasSize(1);
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
		String code = "CALL-P-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
		Call call = this.calls.require(this.templates.instantiate(template, code,
				Times.dayOf(Instant.now(this.clock)).minusDays(daysToEntry(template)), null, writer));
		this.preparation.submitForApproval(call.id(), writer);
		this.preparation.publish(call.id(), officer());
		this.timeline.runDueJobs();
		UUID leader = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Zhang Example", "张示例"), HOST, null, "professor", "doctorate"), Actor.SYSTEM);
		String number = this.drafts.start(call.code(), this.people.actor(leader));
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
