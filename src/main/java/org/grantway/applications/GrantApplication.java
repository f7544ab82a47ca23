package org.grantway.applications;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.applications.content.PartnerPart;
import org.grantway.programmes.Call;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.SearchTerms;

/**
 * An application: its status and, in columns of their own, those parts of its content
 * that lists and rules ask for.
 */
@Entity
@Table(name = "grant_application")
class GrantApplication implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private String caseNumber;

	private UUID callId;

	private String callCode;

	private String titleEn;

	private String titleZh;

	private String summaryEn;

	private String summaryZh;

	private UUID principalInvestigator;

	private String host;

	private String partners = "";

	private String excludedReviewers = "";

	private String fieldCode;

	private String screenings = "";

	@Column(name = "requested_fen")
	private long requested;

	private int durationMonths;

	@Enumerated(EnumType.STRING)
	private ApplicationStatus status;

	@Enumerated(EnumType.STRING)
	private ApplicationStatus statusBefore;

	private Instant statusSince;

	@Enumerated(EnumType.STRING)
	private ApplicationStatus refusedAs;

	/** When it first went into incubation. */
	private Instant incubationSince;

	/** When it was invited to the full application, last of all by a reconsideration. */
	private Instant invitedSince;

	/** Taken while the application is open, so that nobody has two open in one call. */
	private String openSlot;

	private UUID documentId;

	private Instant submittedAt;

	private Instant createdAt;

	private Instant updatedAt;

	@ElementCollection
	@CollectionTable(name = "application_member", joinColumns = @JoinColumn(name = "application_id"))
	@Column(name = "person_id")
	private Set<UUID> members = new HashSet<>();

	/** Whom the leader lets read, and what they may write. */
	@ElementCollection
	@CollectionTable(name = "application_helper", joinColumns = @JoinColumn(name = "application_id"))
	@MapKeyColumn(name = "person_id")
	private Map<UUID, Helping> helpers = new HashMap<>();

	/**
	 * By what it is found: its number and its titles, each from wherever a search may
	 * begin.
	 */
	@ElementCollection
	@CollectionTable(name = "application_search_entry", joinColumns = @JoinColumn(name = "application_id"))
	@Column(name = "entry")
	private Set<String> searchEntries = new HashSet<>();

	protected GrantApplication() {
	}

	GrantApplication(String number, Call call, UUID principalInvestigator, String host, Instant now) {
		this.id = UUID.randomUUID();
		this.caseNumber = number;
		this.callId = call.id();
		this.callCode = call.code();
		this.principalInvestigator = principalInvestigator;
		this.host = host;
		this.durationMonths = call.durationMonths();
		this.status = call.rolling() ? ApplicationStatus.INTENTION : ApplicationStatus.DRAFT;
		this.statusSince = now;
		this.openSlot = slot();
		this.createdAt = now;
		this.updatedAt = now;
		this.searchEntries.addAll(SearchTerms.entries(number));
	}

	/**
	 * Changes the status, if the table allows it. Returns false if it is the status
	 * already.
	 */
	boolean become(ApplicationStatus next, Instant at) {
		if (this.status == next) {
			return false;
		}
		if (!this.status.next().contains(next)) {
			throw new Refused("applications.status.cannot-follow", this.caseNumber, this.status.name(), next.name());
		}
		boolean invited = this.invitedSince != null && this.status != ApplicationStatus.RECONSIDERATION;
		if (next == ApplicationStatus.FULL_APPLICATION && !invited) {
			this.invitedSince = at;
		}
		this.statusBefore = this.status;
		this.status = next;
		this.statusSince = at;
		this.updatedAt = at;
		if (next.isRefusal()) {
			this.refusedAs = next;
		}
		if (next == ApplicationStatus.INCUBATION && this.incubationSince == null) {
			this.incubationSince = at;
		}
		// a refused applicant may apply again, whatever an appeal brings later
		this.openSlot = (next.isEnd() || this.refusedAs != null) ? null : slot();
		return true;
	}

	void submitted(UUID document, Instant at) {
		this.documentId = document;
		this.submittedAt = at;
		this.updatedAt = at;
	}

	void describe(LocalizedText title, LocalizedText summary, String field, int months) {
		if (!title.equals(title())) {
			this.titleEn = title.en();
			this.titleZh = title.zh();
			Set<String> entries = SearchTerms.entries(this.caseNumber, this.titleEn, this.titleZh);
			this.searchEntries.retainAll(entries);
			this.searchEntries.addAll(entries);
		}
		this.summaryEn = summary.en();
		this.summaryZh = summary.zh();
		this.fieldCode = field;
		this.durationMonths = months;
	}

	void screen(Collection<String> screens, Collection<String> unwantedReviewers) {
		this.screenings = String.join(",", screens);
		this.excludedReviewers = String.join("\n", unwantedReviewers);
	}

	void join(Collection<UUID> people) {
		this.members.retainAll(people);
		this.members.addAll(people);
	}

	void partnerWith(Collection<String> organisations) {
		this.partners = String.join(",", organisations);
	}

	void request(Money amount) {
		this.requested = amount.fen();
	}

	void touch(Instant at) {
		this.updatedAt = at;
	}

	boolean isLedBy(UUID person) {
		return this.principalInvestigator.equals(person);
	}

	/** Gives it to another leader. Whoever led it stays in the team. */
	void goTo(UUID next, Instant at) {
		this.members.remove(next);
		this.helpers.remove(next);
		this.members.add(this.principalInvestigator);
		this.principalInvestigator = next;
		if (this.openSlot != null) {
			this.openSlot = slot();
		}
		this.updatedAt = at;
	}

	/** The principal investigator and the members with an account. */
	Set<UUID> people() {
		Set<UUID> people = new LinkedHashSet<>(List.of(this.principalInvestigator));
		people.addAll(this.members);
		return people;
	}

	void admit(UUID person, Helping helping) {
		this.helpers.put(person, helping);
	}

	void dismiss(UUID person) {
		this.helpers.remove(person);
	}

	boolean hasHelper(UUID person) {
		return this.helpers.containsKey(person);
	}

	boolean isWrittenBy(UUID person) {
		return isLedBy(person) || hasHelper(person) && this.helpers.get(person).mayWrite();
	}

	/**
	 * The partner whose rows are all that the person writes; empty for everybody else.
	 */
	Optional<PartnerPart> partOf(UUID person) {
		return isLedBy(person) ? Optional.empty()
				: Optional.ofNullable(this.helpers.get(person)).map(Helping::part).map(PartnerPart::new);
	}

	boolean hasMember(UUID person) {
		return this.members.contains(person);
	}

	CaseRef asCase() {
		return new CaseRef("application", this.id, this.caseNumber);
	}

	/** How long the project is to last, in months. */
	int duration() {
		return this.durationMonths;
	}

	ApplicationView view() {
		return new ApplicationView(this.id, this.caseNumber, this.callId, title(),
				new LocalizedText(this.summaryEn, this.summaryZh), this.principalInvestigator, this.host,
				list(this.partners, ","), everybody(), list(this.excludedReviewers, "\n"), this.fieldCode, requested(),
				list(this.screenings, ","), this.status, this.submittedAt, this.documentId, this.durationMonths);
	}

	/** The team and the helpers: nobody of them reviews the application. */
	private List<UUID> everybody() {
		Set<UUID> everybody = new LinkedHashSet<>(this.members);
		everybody.addAll(this.helpers.keySet());
		return List.copyOf(everybody);
	}

	UUID id() {
		return this.id;
	}

	String number() {
		return this.caseNumber;
	}

	UUID callId() {
		return this.callId;
	}

	String callCode() {
		return this.callCode;
	}

	LocalizedText title() {
		return new LocalizedText(this.titleEn, this.titleZh);
	}

	UUID principalInvestigator() {
		return this.principalInvestigator;
	}

	String host() {
		return this.host;
	}

	ApplicationStatus status() {
		return this.status;
	}

	/** Where it stood before, or null if it has not moved yet. */
	ApplicationStatus statusBefore() {
		return this.statusBefore;
	}

	Instant statusSince() {
		return this.statusSince;
	}

	Instant incubationSince() {
		return this.incubationSince;
	}

	Instant invitedSince() {
		return this.invitedSince;
	}

	ApplicationStatus refusedAs() {
		return this.refusedAs;
	}

	/** Zero as long as no budget is written. */
	Money requested() {
		return new Money(this.requested);
	}

	UUID documentId() {
		return this.documentId;
	}

	private String slot() {
		return this.callId + ":" + this.principalInvestigator;
	}

	private static List<String> list(String joined, String separator) {
		return joined.isBlank() ? List.of() : Arrays.asList(joined.split(separator));
	}

	@Override
	public UUID auditedAs() {
		return this.id;
	}

}
