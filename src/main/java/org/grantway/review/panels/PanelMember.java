package org.grantway.review.panels;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.grantway.shared.Audited;

/** A member's place on one item. */
@Entity
class PanelMember implements Audited {

	@Id
	private UUID id;

	private UUID itemId;

	private UUID personId;

	private String organisation;

	private int ordinalNo;

	private boolean chair;

	@Enumerated(EnumType.STRING)
	private Attendance attendance;

	private String remark;

	protected PanelMember() {
	}

	PanelMember(UUID itemId, int ordinal, UUID person, String organisation, boolean chair) {
		this.id = UUID.randomUUID();
		this.itemId = itemId;
		this.ordinalNo = ordinal;
		this.personId = person;
		this.organisation = organisation;
		this.chair = chair;
		this.attendance = Attendance.INVITED;
	}

	void attend(Attendance how, String why) {
		this.attendance = how;
		this.remark = why;
	}

	void takeChair(boolean takes) {
		this.chair = takes;
	}

	UUID itemId() {
		return this.itemId;
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
