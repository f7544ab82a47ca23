package org.grantway.review.letters;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationSteps;
import org.grantway.applications.ApplicationView;
import org.grantway.review.ReviewWorld;
import org.grantway.shared.Actor;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.WorkItem;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LetterReviewProcessTests extends ReviewWorld {

	@Autowired
	DrawBatch batch;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	LetterReviews reviews;

	@Autowired
	Reviewers reviewers;

	@Autowired
	ReviewDrawRepository draws;

	@Autowired
	LetterFindings findings;

	@Autowired
	ApplicationSteps steps;

	@Autowired
	WorkingCalendar calendar;

	@Test
	void acceptedReviewsCompleteTheProcess() {
		pool(9, "K0101");
		ApplicationView application = application("K0101", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		assertThat(invitations(application)).hasSize(5);
		assertThat(reviewersOf(application)).hasSize(5);
		for (WorkItem item : invitations(application)) {
			accept(item);
			submit(item, "A");
		}
		this.timeline.runDueJobs();
		assertThat(this.processes.isRunning("letter-review", application.id())).isFalse();
		assertThat(this.results.letters(application.id())).hasValueSatisfying((result) -> {
			assertThat(result.valid()).isEqualTo(5);
			assertThat(result.mean()).isEqualByComparingTo("100");
			assertThat(result.spread()).isEqualByComparingTo("0");
			assertThat(result.rank()).isEqualTo(1);
		});
	}

	@Test
	void whoDeclinesIsReplacedByTheNextInTheOrder() {
		pool(9, "K0102");
		ApplicationView application = application("K0102", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem first = invitations(application).get(0);
		UUID seat = seat(first);
		this.reviews.decline(seat, "no-time", "", actor(first.assignee()));
		assertThat(this.reviews.require(seat).state()).isEqualTo(SeatState.DECLINED);
		assertThat(invitations(application)).hasSize(5);
		assertThat(reviewersOf(application)).hasSize(6);
		WorkItem second = invitations(application).get(0);
		this.reviews.recuse(seat(second), "We share a grant", actor(second.assignee()));
		assertThat(this.reviews.require(seat(second)).state()).isEqualTo(SeatState.RECUSED);
		assertThat(invitations(application)).hasSize(5);
		assertThat(reviewersOf(application)).hasSize(7);
		WorkItem third = invitations(application).get(0);
		accept(third);
		this.reviews.recuse(seat(third), "We now share a grant", actor(third.assignee()));
		assertThat(this.reviews.require(seat(third)).state()).isEqualTo(SeatState.RECUSED);
		assertThat(invitations(application)).hasSize(5);
		assertThat(reviewersOf(application)).hasSize(8);
	}

	@Test
	void aSeatStaysEmptyWhenNobodyIsLeftToBeInvited() {
		this.jdbc.update("update expert set active = false");
		pool(6, "K1104");
		ApplicationView application = application("K1104", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		while (!invitations(application).isEmpty()) {
			WorkItem next = invitations(application).get(0);
			this.reviews.decline(seat(next), "no-time", "", actor(next.assignee()));
			this.timeline.runDueJobs();
		}
		assertThat(reviewersOf(application)).hasSize(6);
		assertThat(open(application, "Task_AddReviewers")).hasSize(1);
	}

	@Test
	void anInvitationThatNobodyAnswersExpiresAndTheNextIsInvited() {
		pool(12, "K0201");
		ApplicationView application = application("K0201", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem first = invitations(application).get(0);
		Instant due = first.dueAt();
		this.timeline.advanceTo(due.plusSeconds(60));
		assertThat(this.reviews.require(seat(first)).state()).isEqualTo(SeatState.EXPIRED);
		assertThat(invitations(application)).isNotEmpty().allMatch((item) -> item.dueAt().isAfter(due));
	}

	@Test
	void whoHasNotReviewedYetIsRemindedOnceAndNobodyElseIs() {
		pool(9, "K0303");
		ApplicationView application = application("K0303", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		invitations(application).forEach(this::accept);
		List<WorkItem> writing = open(application, "Task_Review");
		submit(writing.get(0), "B");
		this.timeline.advanceTo(this.reviews.require(seat(writing.get(1))).remindAt().plusSeconds(60));
		List<UUID> reminded = this.jdbc.query(
				"select person_id from message where kind = 'REMINDER' and case_number = ?",
				(row, number) -> UUID.fromString(row.getString(1)), application.number());
		assertThat(reminded).containsExactlyInAnyOrderElementsOf(
				writing.subList(1, writing.size()).stream().map(WorkItem::assignee).toList());
	}

	@Test
	void lateReviewsDoNotCountAndTooFewCallForMoreReviewers() {
		pool(14, "K0202");
		ApplicationView application = application("K0202", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		invitations(application).forEach(this::accept);
		List<WorkItem> writing = open(application, "Task_Review");
		assertThat(writing).hasSize(5);
		submit(writing.get(0), "B");
		this.timeline.advanceTo(writing.get(0).dueAt().plusSeconds(60));
		this.timeline.runDueJobs();
		assertThat(this.reviews.require(seat(writing.get(1))).state()).isEqualTo(SeatState.LATE);
		assertThatThrownBy(
				() -> this.reviews.save(seat(writing.get(1)), SheetForm.EMPTY, actor(writing.get(1).assignee())))
			.isInstanceOf(Refused.class);
		List<WorkItem> more = open(application, "Task_AddReviewers");
		assertThat(more).hasSize(1);
		this.reviewers.commitSeed(application.id(), this.officer);
		this.reviewers.draw(application.id(), this.officer);
		this.reviewers.release(application.id(), this.officer);
		this.worklist.complete(more.get(0).id(), this.officer, "add", Map.of());
		this.timeline.runDueJobs();
		assertThat(invitations(application)).hasSize(2);
	}

	@Test
	void onlyTheAgencyOfTheCallDraws() {
		pool(8, "K0301");
		UUID application = application("K0301", ApplicationStatus.FORMAL_CHECK).id();
		Actor other = staff("Other", RoleAt.of(Role.AGENCY_OFFICER, "AGY-OTHER"));
		assertThatThrownBy(() -> this.batch.draw(application, other)).isInstanceOf(NotFound.class);
		assertThatThrownBy(() -> this.batch.draw(application, this.lead)).isInstanceOf(NotAllowed.class);
		assertThat(this.draws.findFirstByApplicationIdOrderByRoundNoDesc(application)).isEmpty();
	}

	@Test
	void nobodyIsDrawnWhileApplicationsStillComeIn() {
		pool(8, "K0301");
		UUID application = application("K0301", ApplicationStatus.FORMAL_CHECK).id();
		Instant last = this.call.lastEntry().orElseThrow();
		this.timeline.restore(last.minusSeconds(1));
		assertThatThrownBy(() -> this.batch.draw(application, this.officer)).isInstanceOfSatisfying(Refused.class,
				(ex) -> assertThat(ex.messageKey()).isEqualTo("programmes.call-still-open"));
		assertThat(this.draws.findFirstByApplicationIdOrderByRoundNoDesc(application)).isEmpty();
		this.timeline.restore(last);
		this.batch.draw(application, this.officer);
		assertThat(this.draws.findFirstByApplicationIdOrderByRoundNoDesc(application)).isPresent();
	}

	@Test
	void theDaysForTheDrawCountFromTheLastEntry() {
		UUID application = application("K0301", ApplicationStatus.FORMAL_CHECK).id();
		Instant last = this.call.lastEntry().orElseThrow();
		this.timeline.restore(last.minusSeconds(3600 * 24 * 60));
		assertThat(this.steps.drawDue(3, application.toString()))
			.isEqualTo(Date.from(this.calendar.afterWorkingDays(last, 3)));
		Instant later = last.plusSeconds(3600 * 24 * 30);
		this.timeline.restore(later);
		assertThat(this.steps.drawDue(3, application.toString()))
			.isEqualTo(Date.from(this.calendar.afterWorkingDays(later, 3)));
	}

	@Test
	void theSeedIsCommittedFirstAndADrawCannotBeRepeated() {
		pool(8, "K0301");
		ApplicationView application = application("K0301", ApplicationStatus.FORMAL_CHECK);
		this.reviewers.commitSeed(application.id(), this.officer);
		ReviewDraw draw = this.draws.findFirstByApplicationIdOrderByRoundNoDesc(application.id()).orElseThrow();
		assertThat(draw.isFixed()).isFalse();
		this.reviewers.draw(application.id(), this.officer);
		Set<UUID> first = reviewersOf(application);
		this.reviewers.commitSeed(application.id(), this.officer);
		this.reviewers.draw(application.id(), this.officer);
		assertThat(reviewersOf(application)).isEqualTo(first).hasSize(5);
		assertThat(this.draws.findFirstByApplicationIdOrderByRoundNoDesc(application.id()).orElseThrow().seedHash())
			.isEqualTo(draw.seedHash());
	}

	@Test
	void nobodyElseLearnsThatASeatExists() {
		pool(6, "K0401");
		ApplicationView application = application("K0401", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		UUID seat = seat(invitations(application).get(0));
		assertThatThrownBy(() -> this.reviews.own(seat, actor(application.principalInvestigator())))
			.isInstanceOf(NotFound.class);
		assertThatThrownBy(() -> this.reviews.own(seat, this.officer)).isInstanceOf(NotFound.class);
	}

	@Test
	void acceptingNeedsEveryPromise() {
		pool(6, "K0501");
		ApplicationView application = application("K0501", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem item = invitations(application).get(0);
		Actor reviewer = actor(item.assignee());
		assertThatThrownBy(() -> this.reviews.accept(seat(item), true, true, false, "", reviewer))
			.isInstanceOfSatisfying(Refused.class, (ex) -> assertThat(ex.field()).isEqualTo("noServices"));
		assertThat(this.reviews.require(seat(item)).state()).isEqualTo(SeatState.INVITED);
	}

	@Test
	void theApplicantNeverLearnsWhoReviewed() {
		pool(6, "K0601");
		ApplicationView application = application("K0601", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem item = invitations(application).get(0);
		accept(item);
		submit(item, "B");
		assertThat(this.results.feedback(application.id())).isEmpty();
		this.jdbc.update("update grant_application set status = 'NOT_SHORTLISTED' where id = ?",
				application.id().toString());
		var canary = this.people.require(item.assignee());
		assertThat(this.results.feedback(application.id())).hasSize(1).allSatisfy((text) -> {
			assertThat(text.text()).isEqualTo(Letters.TEXT);
			assertThat(text.toString()).doesNotContain(canary.name().en(), canary.name().zh(), canary.email(),
					canary.id().toString());
		});
		String leaked = "I, " + canary.name().en() + " (" + canary.name().zh() + ", " + canary.email() + "), agree";
		assertThat(LetterFindings.withoutNames(leaked, List.of(canary))).doesNotContain(canary.name().en(),
				canary.name().zh(), canary.email());
	}

	@Test
	void anOpinionThatNamesItsAuthorIsNotAccepted() {
		pool(6, "K0701");
		ApplicationView application = application("K0701", ApplicationStatus.UNDER_REVIEW);
		start("letter-review", application, Map.of());
		WorkItem item = invitations(application).get(0);
		accept(item);
		String name = this.people.require(item.assignee()).name().zh();
		assertThat(this.reviews.problems(seat(item), Letters.form("A", Letters.TEXT + name))).containsKey("opinion");
		assertThat(this.reviews.problems(seat(item), Letters.form("A", Letters.TEXT))).isEmpty();
		assertThat(this.reviews.problems(seat(item), SheetForm.EMPTY)).containsKeys("opinion", "advice", "confidence",
				"mark.B1");
	}

	private List<WorkItem> invitations(ApplicationView application) {
		return open(application, "Task_AnswerInvitation");
	}

	private Set<UUID> reviewersOf(ApplicationView application) {
		Set<UUID> all = new HashSet<>();
		this.reviews.of(application.id()).forEach((seat) -> all.add(seat.reviewer()));
		return all;
	}

	private static UUID seat(WorkItem item) {
		return UUID.fromString(item.itemKey());
	}

	private void accept(WorkItem item) {
		this.reviews.accept(seat(item), true, true, true, "", actor(item.assignee()));
	}

	private void submit(WorkItem item, String grade) {
		this.reviews.save(seat(item), Letters.form(grade, Letters.TEXT), actor(item.assignee()));
		this.reviews.submit(seat(item), true, actor(item.assignee()));
	}

}
