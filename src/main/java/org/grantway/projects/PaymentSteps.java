package org.grantway.projects;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process of a payment asks of this module.
 */
@WorkflowStep("paymentSteps")
public class PaymentSteps {

	private final Payments payments;

	private final Submissions submissions;

	private final People people;

	private final Calls calls;

	private final WorkingCalendar calendar;

	private final Clock clock;

	PaymentSteps(Payments payments, Submissions submissions, People people, Calls calls, WorkingCalendar calendar,
			Clock clock) {
		this.payments = payments;
		this.submissions = submissions;
		this.people = people;
		this.calls = calls;
		this.calendar = calendar;
		this.clock = clock;
	}

	/** Codes of the regions whose share of this instalment has not come. */
	public List<String> regionsMissing(String instalmentId) {
		return this.payments.missingRegions(UUID.fromString(instalmentId)).stream().map(Instalment::funder).toList();
	}

	/** Until when a region pays what is due now, by the call's own length. */
	public Date regionalFundsDue(String instalmentId) {
		Call call = this.calls.require(this.payments.projectOf(instalment(instalmentId)).callId());
		return Date.from(call.length("regional-funds").after(Instant.now(this.clock), this.calendar));
	}

	public String regionFinance(String region) {
		return RoleAt.of(Role.REGION_FINANCE, region).toString();
	}

	/** The finance officers who pay this instalment: the agency's, or the region's. */
	public String financeOfficer(String instalmentId) {
		Instalment instalment = instalment(instalmentId);
		return RoleAt.of(Role.FINANCE_OFFICER, this.payments.projectOf(instalment).agency()).toString();
	}

	public String decisionMaker(String instalmentId) {
		return RoleAt.of(Role.DECISION_MAKER, this.payments.projectOf(instalment(instalmentId)).leadDepartment())
			.toString();
	}

	public String hostOffice(String instalmentId) {
		return RoleAt.of(Role.HOST_OFFICE, this.payments.projectOf(instalment(instalmentId)).host()).toString();
	}

	/** Posts the payment with the treasury's number and day. */
	public void paid(String instalmentId) {
		Submission answers = answers(instalmentId, "Task_ConfirmPayment");
		this.payments.paid(instalment(instalmentId), day(answers, "paidOn"), answers.text("reference"), by(answers));
	}

	public void received(String instalmentId) {
		Submission answers = answers(instalmentId, "Task_ConfirmReceipt");
		this.payments.received(instalment(instalmentId), day(answers, "arrivedOn"), by(answers));
	}

	public void hold(String instalmentId) {
		Submission answers = answers(instalmentId, "Task_OrderPayment");
		this.payments.hold(instalment(instalmentId), answers.text("reason"), by(answers));
	}

	public void release(String instalmentId) {
		Submission answers = answers(instalmentId, "Task_ReleaseHold");
		this.payments.liftHold(instalment(instalmentId), answers.text("reason"), by(answers));
	}

	public void releaseInPart(String instalmentId) {
		Submission answers = answers(instalmentId, "Task_DecideLateShare");
		this.payments.releaseInPart(instalment(instalmentId), new BigDecimal(answers.text("share")),
				answers.text("reasons"), by(answers));
	}

	public void suspend(String instalmentId) {
		Submission answers = answers(instalmentId, "Task_DecideLateShare");
		this.payments.suspend(instalment(instalmentId), answers.text("reasons"), by(answers));
	}

	/** Goes on with an instalment that was suspended while a region was late. */
	public void takeUp(String instalmentId) {
		this.payments.takeUp(instalment(instalmentId));
	}

	private Instalment instalment(String id) {
		return this.payments.require(UUID.fromString(id));
	}

	private Submission answers(String instalmentId, String task) {
		return this.submissions.latest(UUID.fromString(instalmentId), task)
			.orElseThrow(() -> new IllegalStateException("No answers in " + task));
	}

	private Actor by(Submission answers) {
		return this.people.actor(answers.by());
	}

	private static LocalDate day(Submission answers, String key) {
		return LocalDate.parse(answers.text(key));
	}

}
