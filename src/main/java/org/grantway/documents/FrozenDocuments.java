package org.grantway.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;

/**
 * Documents that people sign: a version is frozen as bytes with its hash, and every
 * signature is bound to that version. A new version voids the signatures of the one
 * before.
 */
public interface FrozenDocuments {

	/**
	 * Freezes the next version.
	 * @param kind e.g. {@code application}, {@code framework-agreement},
	 * {@code task-book}, {@code minutes}
	 * @param content canonical JSON of what is signed
	 * @param parties who has to sign; parties of a lower rank sign first
	 */
	FrozenDocument freeze(CaseRef of, String kind, LocalizedText title, String content, List<Party> parties, Actor by);

	FrozenDocument require(UUID id);

	/** What these say, by their ids, in one query. */
	Map<UUID, String> contents(Collection<UUID> ids);

	Optional<FrozenDocument> latest(CaseRef of, String kind);

	List<FrozenDocument> versions(CaseRef of, String kind);

	/**
	 * Signs in the system, after the person has proved who they are again. Refused if the
	 * version is void or the party has signed.
	 */
	void sign(UUID document, String party, Actor by, RoleAt as);

	/**
	 * Records a signature on paper: scan, document number 文号, date on paper. It counts
	 * when another person has confirmed it.
	 */
	void recordOnPaper(UUID document, String party, UUID scan, String documentNumber, LocalDate dateOnPaper, Actor by);

	/** Confirms a signature on paper; refused for the person who recorded it. */
	void confirm(UUID document, String party, Actor by);

	/**
	 * Sends a signature on paper back because it does not match; refused for the person
	 * who recorded it. The party signs anew, and the entry is kept.
	 */
	void sendBack(UUID document, String party, String reason, Actor by);

	/**
	 * Voids all signatures. Offices that had signed are told that and why.
	 * @param words what a person gave as the reason, or null
	 */
	void voidSignatures(UUID document, VoidedBy cause, String words, Actor by);

	List<SignatureView> signatures(UUID document);

	/** Why signatures count no more. */
	enum VoidedBy {

		/** A newer version is to be signed. */
		NEW_VERSION,
		/** The panel has not yet agreed to what was signed. */
		ARGUMENTATION,
		/** A party refused to sign. */
		REFUSAL,
		/** Not everybody signed in time. */
		LAPSE,
		/** The application was withdrawn. */
		WITHDRAWAL;

		/** As it stands in the journal and in message keys. */
		public String slug() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * @param key short name of the party, e.g. {@code pi}, {@code host},
	 * {@code GOV-BJ} @param rank lower signs first
	 */
	record Party(String key, RoleAt role, UUID person, LocalizedText name, int rank) {

	}

	record FrozenDocument(UUID id, CaseRef of, String kind, int version, LocalizedText title, String content,
			String sha256, Instant frozenAt, List<Party> parties, boolean voided) {

		private static final Set<String> AS_CASE = Set.of("application", "framework-agreement", "task-book");

		/** Whether it has the case's own title, which does not say what it is. */
		public boolean isTitledAsCase() {
			return AS_CASE.contains(this.kind);
		}

	}

	/**
	 * @param state WAITING, ON_PAPER (to be confirmed), SIGNED or VOID
	 */
	record SignatureView(Party party, String state, UUID by, RoleAt as, Instant at, String documentNumber,
			LocalDate dateOnPaper, UUID scan, UUID confirmedBy) {

	}

}
