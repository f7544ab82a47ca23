package org.grantway.review.experts;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.grantway.review.Experts.Relation;
import org.grantway.shared.Audited;

/** A relation that an expert has declared. */
@Entity
class ExpertRelation implements Audited {

	@Id
	private UUID id;

	private UUID expertId;

	@Enumerated(EnumType.STRING)
	private Relation.Kind kind;

	private UUID personId;

	private String personName;

	private String organisation;

	private LocalDate lastDay;

	protected ExpertRelation() {
	}

	ExpertRelation(UUID expertId, Relation relation) {
		this.id = UUID.randomUUID();
		this.expertId = expertId;
		this.kind = relation.kind();
		this.personId = relation.person();
		this.personName = relation.name();
		this.organisation = relation.organisation();
		this.lastDay = relation.until();
	}

	UUID expertId() {
		return this.expertId;
	}

	Relation view() {
		return new Relation(this.kind, this.personId, this.personName, this.organisation, this.lastDay);
	}

	@Override
	public UUID auditedAs() {
		return this.expertId;
	}

}
