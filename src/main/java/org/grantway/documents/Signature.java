package org.grantway.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.documents.FrozenDocuments.SignatureView;
import org.grantway.documents.ReturnedPapers.Paper;
import org.grantway.shared.Actor;
import org.grantway.shared.Audited;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * One party's signature on one version of a document, from waiting to given.
 */
@Entity
@Table(name = "document_signature")
class Signature implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private UUID documentId;

	private String partyKey;

	@Enumerated(EnumType.STRING)
	@Column(name = "role_name")
	private Role role;

	private String scope;

	private UUID personId;

	@Column(name = "name_en")
	private String nameEn;

	@Column(name = "name_zh")
	private String nameZh;

	@Column(name = "rank_number")
	private int rank;

	@Enumerated(EnumType.STRING)
	private State state;

	private UUID signedBy;

	@Enumerated(EnumType.STRING)
	private Role signedRole;

	private String signedScope;

	private Instant signedAt;

	private String documentNumber;

	private LocalDate dateOnPaper;

	private UUID scanId;

	private UUID confirmedBy;

	protected Signature() {
	}

	Signature(UUID documentId, Party party) {
		this.id = UUID.randomUUID();
		this.documentId = documentId;
		this.partyKey = party.key();
		this.role = (party.role() != null) ? party.role().role() : null;
		this.scope = (party.role() != null) ? party.role().scope() : null;
		this.personId = party.person();
		this.nameEn = party.name().en();
		this.nameZh = party.name().zh();
		this.rank = party.rank();
		this.state = State.WAITING;
	}

	void sign(Actor by, RoleAt as, Instant at) {
		requireWaiting();
		this.state = State.SIGNED;
		this.signedBy = by.personId();
		this.signedRole = (as != null) ? as.role() : null;
		this.signedScope = (as != null) ? as.scope() : null;
		this.signedAt = at;
	}

	void recordOnPaper(UUID scan, String number, LocalDate date, UUID by, Instant at) {
		requireWaiting();
		this.state = State.ON_PAPER;
		this.scanId = scan;
		this.documentNumber = number;
		this.dateOnPaper = date;
		this.signedBy = by;
		this.signedAt = at;
	}

	void confirm(UUID by) {
		if (this.state != State.ON_PAPER) {
			throw new Refused("documents.signature.nothing-to-confirm");
		}
		if (by.equals(this.signedBy)) {
			throw new Refused("documents.signature.confirm-by-another");
		}
		this.state = State.SIGNED;
		this.confirmedBy = by;
	}

	/** What was entered from paper and waits to be confirmed. */
	Paper paper() {
		if (this.state != State.ON_PAPER) {
			throw new Refused("documents.signature.nothing-to-confirm");
		}
		return new Paper(this.partyKey, this.scanId, this.documentNumber, this.dateOnPaper, this.signedBy);
	}

	/** The paper did not match: the party signs anew. */
	void reopen() {
		this.state = State.WAITING;
		this.scanId = null;
		this.documentNumber = null;
		this.dateOnPaper = null;
		this.signedBy = null;
		this.signedAt = null;
	}

	void makeVoid() {
		this.state = State.VOID;
	}

	private void requireWaiting() {
		if (this.state != State.WAITING) {
			throw new Refused("documents.signature.given-already");
		}
	}

	/** Given in the system, or entered from paper. */
	boolean entered() {
		return this.state == State.SIGNED || this.state == State.ON_PAPER;
	}

	boolean given() {
		return this.state == State.SIGNED;
	}

	boolean by(UUID person) {
		return this.state == State.SIGNED && this.scanId == null && person.equals(this.signedBy);
	}

	boolean isOf(String party) {
		return this.partyKey.equals(party);
	}

	boolean precedes(Signature other) {
		return this.rank < other.rank;
	}

	Party party() {
		return new Party(this.partyKey, (this.role != null) ? RoleAt.of(this.role, this.scope) : null, this.personId,
				new LocalizedText(this.nameEn, this.nameZh), this.rank);
	}

	SignatureView view() {
		RoleAt as = (this.signedRole != null) ? RoleAt.of(this.signedRole, this.signedScope) : null;
		return new SignatureView(party(), this.state.name(), this.signedBy, as, this.signedAt, this.documentNumber,
				this.dateOnPaper, this.scanId, this.confirmedBy);
	}

	@Override
	public UUID auditedAs() {
		return this.documentId;
	}

	@Override
	public Class<? extends Audited> partOf() {
		return DocumentVersion.class;
	}

	/** Where a signature stands. */
	enum State {

		WAITING, ON_PAPER, SIGNED, VOID

	}

}
