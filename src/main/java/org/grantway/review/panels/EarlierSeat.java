package org.grantway.review.panels;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Audited;

/** A member's place at a meeting of the item that was adjourned. */
@Entity
@Table(name = "panel_earlier_seat")
class EarlierSeat implements Audited {

	@Id
	private UUID id;

	private UUID itemId;

	private int meetingNo;

	private Instant metAt;

	private String place;

	private UUID personId;

	private String organisation;

	private int ordinalNo;

	private boolean chair;

	@Enumerated(EnumType.STRING)
	private Attendance attendance;

	private String remark;

	protected EarlierSeat() {
	}

	EarlierSeat(PanelItem item, PanelMember member, int ordinal) {
		this.id = UUID.randomUUID();
		this.itemId = item.id();
		this.meetingNo = item.adjournments();
		this.metAt = item.meetsAt();
		this.place = item.place();
		this.personId = member.person();
		this.organisation = member.organisation();
		this.ordinalNo = ordinal;
		this.chair = member.isChair();
		this.attendance = member.attendance();
		this.remark = member.remark();
	}

	int meeting() {
		return this.meetingNo;
	}

	Instant metAt() {
		return this.metAt;
	}

	String place() {
		return this.place;
	}

	UUID person() {
		return this.personId;
	}

	String organisation() {
		return this.organisation;
	}

	boolean isChair() {
		return this.chair;
	}

	Attendance attendance() {
		return this.attendance;
	}

	String remark() {
		return this.remark;
	}

	@Override
	public UUID auditedAs() {
		return this.itemId;
	}

	@Override
	public Class<? extends Audited> partOf() {
		return PanelItem.class;
	}

}
