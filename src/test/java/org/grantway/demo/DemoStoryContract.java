package org.grantway.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.CaseRef;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The story brings every proposal to the point at which a visitor is to find it.
 */
abstract class DemoStoryContract {

	@Autowired
	DemoStory story;

	@Autowired
	DemoState state;

	@Autowired
	DemoClock clock;

	@Autowired
	Applications applications;

	@Autowired
	Calls calls;

	@Autowired
	Worklist worklist;

	@Autowired
	Others others;

	@Autowired
	JdbcTemplate jdbc;

	@BeforeEach
	void awaitTheEnd() throws InterruptedException {
		this.story.await(Duration.ofMinutes(10));
		assertThat(this.story.failures()).isZero();
	}

	@Test
	void itEndsOnTheDayOfTheVisitWithOneCallOfEachKindOpen() {
		assertThat(this.clock.now()).isBetween(DemoStory.VISIT, DemoStory.VISIT.plus(Duration.ofHours(1)));
		assertThat(this.calls.openNow()).extracting(Call::programme)
			.contains("national-lab", "regional-innovation-center");
		assertThat(this.jdbc.queryForObject("select count(*) from ACT_RU_INCIDENT", Long.class)).isZero();
	}

	/** What exists in two languages has a field for each; one text is in one of them. */
	@Test
	void nobodyWritesTwoLanguagesAtOnce() {
		for (String texts : List.of("select answers from form_submission", "select opinion from review_sheet",
				"select conclusion from panel_item where conclusion is not null",
				"select content from application_section",
				"select summary from project_report where summary is not null", "select name from project_milestone",
				"select deliverable from project_milestone")) {
			assertThat(this.jdbc.queryForList(texts, String.class)).as(texts)
				.isNotEmpty()
				.allSatisfy((text) -> assertThat(text)
					.doesNotContainPattern("[\\p{IsHan}。；，][ /]*[A-Z][a-z]+ [a-z]+ [a-z]"));
		}
		assertThat(this.jdbc.queryForList("select opinion from review_sheet", String.class)).as("most write Chinese")
			.anyMatch((text) -> text.matches("(?s)\\p{IsHan}.*"));
	}

	@Test
	void reviewersReviewThirdProposalAndTwoWereRecused() {
		ApplicationView third = application("P03");
		assertThat(third.status()).isEqualTo(ApplicationStatus.UNDER_REVIEW);
		assertThat(tasks(third)).contains("Task_Review");
		assertThat(this.jdbc.queryForObject(
				"select count(*) from review_seat where application_id = ? and state = 'RECUSED'", Long.class,
				third.id().toString()))
			.isEqualTo(2);
	}

	@Test
	void nobodyIsDrawnOrSeatedWhileApplicationsStillComeIn() {
		List<Map<String, Object>> drawn = this.jdbc
			.queryForList("select call_id, pool_fixed_at as at from review_draw");
		drawn.addAll(
				this.jdbc.queryForList("select call_id, meets_at as at from panel_item where meets_at is not null"));
		assertThat(drawn).hasSizeGreaterThan(10)
			.allSatisfy((one) -> assertThat(
					this.calls.require(UUID.fromString(one.get("call_id").toString())).lastEntry().stream())
				.as("close of the call")
				.allSatisfy((close) -> assertThat(((Timestamp) one.get("at")).toInstant()).isAfter(close)));
	}

	@Test
	void theDrawFindsThoseOfTheExactFieldFirst() {
		assertThat(this.jdbc.queryForList("""
				select c.field_match from review_seat s join review_candidate c
				on c.draw_id = s.draw_id and c.expert_id = s.reviewer_id
				where s.attempt_no = 1 and s.ordinal_no <= 2""", String.class)).isNotEmpty().containsOnly("SAME");
	}

	@Test
	void panelsKnowTheFieldOfWhatTheyJudgeAndAreSeatedAnewForEachPurpose() {
		assertThat(this.jdbc.queryForList("""
				select p.number, e.organisation, e.fields from panel_member m join panel_item i on i.id = m.item_id
				join project p on p.id = i.case_id join expert e on e.person_id = m.person_id
				where e.fields not like concat('%', substring(p.field, 1, 3), '%')""")).as("members of other fields")
			.isEmpty();
		String fifth = application("P05").id().toString();
		assertThat(members("i.case_id = ?", fifth)).hasSizeGreaterThanOrEqualTo(9)
			.isNotEqualTo(members("i.case_id = (select id from project where application_id = ?)", fifth));
	}

	private List<String> members(String where, String id) {
		return this.jdbc
			.queryForList("select m.person_id from panel_member m join panel_item i on i.id = m.item_id where " + where
					+ " order by m.person_id", String.class, id);
	}

	@Test
	void reviewersOfOneApplicationWriteDifferentOpinions() {
		assertThat(this.jdbc.queryForList("""
				select s.application_id, k.opinion, count(*) from review_sheet k join review_seat s on s.id = k.seat_id
				where s.ordinal_no <= 5 and s.attempt_no = 1
				group by s.application_id, k.opinion having count(*) > 1""")).isEmpty();
	}

	@Test
	void eachProjectHasMilestonesOfItsSubjectAndThoseInTheFirstReportAreReached() {
		assertThat(this.jdbc.queryForList("select name from project_milestone", String.class)).hasSizeGreaterThan(12)
			.doesNotHaveDuplicates();
		assertThat(this.jdbc.queryForList("""
				select m.done_percent from project_milestone m join project p on p.id = m.project_id
				join project_report r on r.project_id = p.id and r.status = 'ACCEPTED'
				where p.application_id in (?, ?) and m.due_on <= r.period_to""", Integer.class,
				application("P05").id().toString(), application("P12").id().toString()))
			.hasSizeGreaterThan(2)
			.containsOnly(100);
	}

	@Test
	void theTwoFailedChecksOfTheThirteenthFoundDifferentThings() {
		assertThat(this.jdbc.queryForList("""
				select i.conclusion from panel_item i join project p on p.id = i.case_id
				where p.application_id = ? and i.purpose = 'mid-term'""", String.class,
				application("P13").id().toString()))
			.hasSize(2)
			.doesNotHaveDuplicates();
	}

	@Test
	void theFourthWaitsForItsEthicsApproval() {
		assertThat(application("P04").status()).isEqualTo(ApplicationStatus.SIGNING);
		assertThat(tasks(application("P04"))).containsExactly("Task_ProvidePermits");
	}

	@Test
	void theFifthHasPassedItsMidTermCheck() {
		assertThat(application("P05").status()).isEqualTo(ApplicationStatus.AWARDED);
		assertThat(this.jdbc.queryForObject("select status from project where application_id = ?", String.class,
				application("P05").id().toString()))
			.isEqualTo("ACTIVE");
		assertThat(this.jdbc.queryForList(
				"select panel_result from panel_item where purpose = 'mid-term' and case_id = (select id from project where"
						+ " application_id = ?)",
				String.class, application("P05").id().toString()))
			.containsExactly("pass");
	}

	@Test
	void twoApplicationsWaitAtOneHostInTheOpenCall() {
		for (String name : List.of("queue-one", "queue-two")) {
			assertThat(application(name).status()).isEqualTo(ApplicationStatus.HOST_REVIEW);
			assertThat(application(name).host()).isEqualTo("NL-ZGC");
			assertThat(tasks(application(name))).containsExactly("Task_HostReview");
		}
	}

	@Test
	void theSixthIsNegotiatedASecondTime() {
		ApplicationView sixth = application("P06");
		assertThat(sixth.status()).isEqualTo(ApplicationStatus.CO_SIGN);
		assertThat(this.worklist.openOf("application", sixth.id())).extracting(WorkItem::itemKey)
			.containsExactly("DEMO-R1");
	}

	@Test
	void theSeventhIsBuiltAndItsRegionalMoneyIsLate() {
		assertThat(application("P07").status()).isEqualTo(ApplicationStatus.AWARDED);
		assertThat(this.jdbc.queryForObject("select status from project where application_id = ?", String.class,
				application("P07").id().toString()))
			.isEqualTo("CONSTRUCTION");
		assertThat(this.worklist.open()).extracting(WorkItem::task)
			.contains("Task_DecideLateShare")
			.doesNotContain("Task_OrderPayment");
	}

	@Test
	void theEighthIsAwardedByAllRegionsAndItsTaskBookIsPrepared() {
		ApplicationView eighth = application("P08");
		assertThat(eighth.status()).isEqualTo(ApplicationStatus.SIGNING);
		assertThat(tasks(eighth)).containsExactly("Task_PrepareTaskBook");
		assertThat(this.jdbc.queryForList("select region from regional_verdict where application_id = ? and result = ?",
				String.class, eighth.id().toString(), "award"))
			.containsExactlyInAnyOrder("GOV-BJ", "GOV-TJ", "GOV-HE");
	}

	@Test
	void theNinthHasTooManyUnitsInARegionAndMayAskForReconsideration() {
		ApplicationView ninth = application("P09");
		assertThat(ninth.status()).isEqualTo(ApplicationStatus.NOT_ACCEPTED);
		assertThat(this.jdbc.queryForList("select code from eligibility_finding where application_id = ?", String.class,
				ninth.id().toString()))
			.containsExactly("UNITS_PER_REGION");
		assertThat(this.jdbc
			.queryForObject("select appeal_until from formal_outcome where case_id = ?", Timestamp.class,
					ninth.id().toString())
			.toInstant()).isAfter(DemoStory.VISIT);
	}

	@Test
	void theTenthAskedForReconsiderationOnTheFourteenthDay() {
		ApplicationView tenth = application("P10");
		assertThat(tenth.status()).isEqualTo(ApplicationStatus.RECONSIDERATION);
		assertThat(this.jdbc.queryForObject(
				"select count(*) from appeal join formal_outcome on formal_outcome.case_id = appeal.case_id"
						+ " where appeal.case_id = ? and appeal.received_on = ?",
				Long.class, tenth.id().toString(), LocalDate.of(2029, 3, 16)))
			.isEqualTo(1);
	}

	@Test
	void theFifthsHostAgreedToAChangeOfItsBudget() {
		assertThat(this.jdbc.queryForList("""
				select c.state from change_request c join project p on p.id = c.project_id
				where p.application_id = ?""", String.class, application("P05").id().toString()))
			.containsExactly("APPLIED");
	}

	@Test
	void theTwelfthAskedInTimeForAnExtensionThatTheAgencyDecides() {
		assertThat(this.jdbc.queryForList("""
				select c.state from change_request c join project p on p.id = c.project_id
				where p.application_id = ? and c.kind = 'EXTENSION'""", String.class,
				application("P12").id().toString()))
			.containsExactly("OPEN");
		assertThat(this.worklist.open()).extracting(WorkItem::task).contains("Task_DecideChange");
	}

	@Test
	void theThirteenthWasTerminatedAndItsUnusedMoneyRecovered() {
		assertThat(this.jdbc.queryForList("select result from project where application_id = ?", String.class,
				application("P13").id().toString()))
			.containsExactly("terminated");
		assertThat(this.jdbc.queryForObject("""
				select count(*) from payment_posting c join project p on p.id = c.project_id
				where p.application_id = ? and c.kind = 'RECOVER'""", Long.class, application("P13").id().toString()))
			.isPositive();
		assertThat(this.worklist.open()).filteredOn((item) -> item.isOverdue(this.clock.now()))
			.as("host and finance officer are waited for")
			.extracting(WorkItem::task)
			.contains("Task_PayBack", "Task_RecordReturn");
	}

	@Test
	void noJumpToTheNextDeadlineLeadsPastADueDate() {
		for (String name : List.of("P03", "P04", "P05", "P07", "P12")) {
			List<CaseRef> cases = this.others.with(this.applications.caseOf(application(name).id()));
			List<Instant> due = cases.stream()
				.flatMap((of) -> this.worklist.openOf(of.type(), of.id()).stream())
				.map(WorkItem::dueAt)
				.filter((at) -> at != null && at.isAfter(this.clock.now()))
				.toList();
			this.others.nextDeadline(cases)
				.ifPresent((next) -> assertThat(due).as(name).noneMatch((at) -> at.isBefore(next)));
		}
	}

	@Test
	void theFirstIsApprovedAfterAllDepartmentsAnsweredInTime() {
		assertThat(application("P01").status()).isIn(ApplicationStatus.SIGNING, ApplicationStatus.AWARDED);
		assertThat(opinions("P01")).isNotEmpty().doesNotContain("DEEMED", "OVERDUE");
	}

	@Test
	void theSecondIsObjectedToAndWaitsForACoordinationMeeting() {
		ApplicationView second = application("P02");
		assertThat(second.status()).isEqualTo(ApplicationStatus.CONSULTATION);
		assertThat(opinions("P02").stream().filter("DEEMED"::equals)).hasSize(4);
		assertThat(opinions("P02")).contains("OBJECT_MATERIAL");
		assertThat(this.worklist.open()).extracting(WorkItem::task).contains("Task_CoordinationMeeting");
	}

	@Test
	void theEleventhIsShortlistedAndWaitsForItsDefenceByVideo() {
		ApplicationView eleventh = application("P11");
		assertThat(eleventh.status()).isEqualTo(ApplicationStatus.PANEL);
		assertThat(tasks(eleventh)).containsExactly("Task_RecordAttendance");
		assertThat(this.jdbc.queryForObject("select place from panel_item where case_id = ?", String.class,
				eleventh.id().toString()))
			.contains("视频");
		assertThat(versions(eleventh)).as("pre-application and full application").isEqualTo(2);
	}

	@Test
	void theFourteenthIsMatchedAndWaitsForTheJointPanel() {
		ApplicationView fourteenth = application("P14");
		assertThat(fourteenth.status()).isEqualTo(ApplicationStatus.PANEL);
		assertThat(tasks(fourteenth)).containsExactly("Task_RecordAttendance");
	}

	@Test
	void theFifteenthIsScreenedAndWaitsForItsCounterpart() {
		ApplicationView fifteenth = application("P15");
		assertThat(fifteenth.status()).isEqualTo(ApplicationStatus.MATCHING);
		assertThat(fifteenth.screenings()).containsExactly("human-genetic-resources");
		assertThat(tasks(fifteenth)).containsExactly("Task_Match");
	}

	/** How often the application was frozen. */
	private long versions(ApplicationView application) {
		return this.jdbc.queryForObject(
				"select count(*) from frozen_document where case_id = ? and kind = 'application'", Long.class,
				application.id().toString());
	}

	private List<String> opinions(String proposal) {
		return this.jdbc.queryForList("""
				select r.outcome from department_reply r join list_item i on i.list_id = r.list_id
				where i.application_id = ?""", String.class, application(proposal).id().toString());
	}

	private ApplicationView application(String proposal) {
		return this.applications.byNumber(this.state.get("case." + proposal).orElseThrow()).orElseThrow();
	}

	private List<String> tasks(ApplicationView application) {
		return this.worklist.openOf("application", application.id()).stream().map(WorkItem::task).distinct().toList();
	}

}
