package org.grantway.review.panels;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Refused;

/** One case before one panel. */
@Entity
class PanelItem implements Audited {

	/** Where an item stands. */
	enum State {

		NEW, SEATED, ADJOURNED, ATTENDED, BALLOT, COUNTED, CONCLUDED

	}

	@Id
	private UUID id;

	private String caseType;

	private UUID caseId;

	private String caseNumber;

	private String purpose;

	private int roundNo;

	private UUID callId;

	private String agency;

	private String ruleCode;

	@Enumerated(EnumType.STRING)
	private State state;

	private Instant meetsAt;

	private String place;

	private int adjournments;

	private Instant ballotClosesAt;

	private UUID attendanceBy;

	private Instant attendanceAt;

	private int invited;

	private int baseCount;

	private int present;

	private int yesVotes;

	private int noVotes;

	private int abstentions;

	private Boolean carried;

	private String panelResult;

	private String conclusion;

	private String conditions;

	private UUID concludedBy;

	private Instant concludedAt;

	private Instant createdAt;

	@Version
	private long version;

	protected PanelItem() {
	}

	PanelItem(CaseRef of, Purpose purpose, int round, UUID callId, String agency, String rule, Instant at) {
		this.id = UUID.randomUUID();
		this.caseType = of.type();
		this.caseId = of.id();
		this.caseNumber = of.number();
		this.purpose = purpose.slug();
		this.roundNo = round;
		this.callId = callId;
		this.agency = agency;
		this.ruleCode = rule;
		this.state = State.NEW;
		this.createdAt = at;
	}

	void seat(int members, Instant meeting, String where) {
		require(State.NEW, State.SEATED, State.ADJOURNED);
		this.invited = members;
		this.meetsAt = meeting;
		this.place = where;
		this.baseCount = 0;
		this.present = 0;
		this.attendanceBy = null;
		this.attendanceAt = null;
		this.state = State.SEATED;
	}

	void attend(int base, int there, boolean quorum, UUID by, Instant at) {
		require(State.SEATED);
		this.baseCount = base;
		this.present = there;
		this.attendanceBy = by;
		this.attendanceAt = at;
		this.state = quorum ? State.ATTENDED : State.ADJOURNED;
		if (!quorum) {
			this.adjournments++;
		}
	}

	void openBallot(Instant closes) {
		require(State.ATTENDED);
		this.ballotClosesAt = closes;
		this.state = State.BALLOT;
	}

	void count(int yes, int no, int abstained, boolean motionCarried) {
		require(State.BALLOT);
		this.yesVotes = yes;
		this.noVotes = no;
		this.abstentions = abstained;
		this.carried = motionCarried;
		this.state = State.COUNTED;
	}

	void conclude(String result, String text, String conditionsText, UUID by, Instant at) {
		require(State.COUNTED);
		this.panelResult = result;
		this.conclusion = text;
		this.conditions = conditionsText;
		this.concludedBy = by;
		this.concludedAt = at;
		this.state = State.CONCLUDED;
	}

	private void require(State... allowed) {
		for (State one : allowed) {
			if (this.state == one) {
				return;
			}
		}
		throw new Refused("panel.error.state");
	}

	UUID id() {
		return this.id;
	}

	CaseRef of() {
		return new CaseRef(this.caseType, this.caseId, this.caseNumber);
	}

	Purpose purpose() {
		return Purpose.of(this.purpose);
	}

	int round() {
		return this.roundNo;
	}

	UUID callId() {
		return this.callId;
	}

	String agency() {
		return this.agency;
	}

	String rule() {
		return this.ruleCode;
	}

	State state() {
		return this.state;
	}

	Instant meetsAt() {
		return this.meetsAt;
	}

	String place() {
		return this.place;
	}

	int adjournments() {
		return this.adjournments;
	}

	Instant ballotClosesAt() {
		return this.ballotClosesAt;
	}

	Instant attendanceAt() {
		return this.attendanceAt;
	}

	int invited() {
		return this.invited;
	}

	int base() {
		return this.baseCount;
	}

	int present() {
		return this.present;
	}

	int yes() {
		return this.yesVotes;
	}

	int no() {
		return this.noVotes;
	}

	int abstained() {
		return this.abstentions;
	}

	boolean isCarried() {
		return Boolean.TRUE.equals(this.carried);
	}

	String result() {
		return this.panelResult;
	}

	String conclusion() {
		return this.conclusion;
	}

	String conditions() {
		return this.conditions;
	}

	UUID concludedBy() {
		return this.concludedBy;
	}

	/** Whether what came then could still be looked at for the judgement. */
	boolean judgedWith(Instant came) {
		return this.concludedAt == null || !came.isAfter(this.concludedAt);
	}

	Instant concludedAt() {
		return this.concludedAt;
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
