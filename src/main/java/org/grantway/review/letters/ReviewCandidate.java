package org.grantway.review.letters;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.grantway.review.experts.Draw;
import org.grantway.shared.Audited;

/** An expert's place in the order of a draw. */
@Entity
class ReviewCandidate implements Audited {

	@Id
	private UUID id;

	private UUID drawId;

	private UUID expertId;

	private int positionNo;

	@Enumerated(EnumType.STRING)
	private Draw.FieldMatch fieldMatch;

	private String ticket;

	protected ReviewCandidate() {
	}

	ReviewCandidate(UUID drawId, int position, Draw.Ticket ticket) {
		this.id = UUID.randomUUID();
		this.drawId = drawId;
		this.positionNo = position;
		this.expertId = ticket.expert().person();
		this.fieldMatch = ticket.match();
		this.ticket = ticket.number();
	}

	UUID draw() {
		return this.drawId;
	}

	UUID expert() {
		return this.expertId;
	}

	int position() {
		return this.positionNo;
	}

	Draw.FieldMatch match() {
		return this.fieldMatch;
	}

	String ticket() {
		return this.ticket;
	}

	@Override
	public UUID auditedAs() {
		return this.drawId;
	}

	@Override
	public Class<? extends Audited> partOf() {
		return ReviewDraw.class;
	}

}
