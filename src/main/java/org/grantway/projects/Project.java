package org.grantway.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
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
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.applications.ApplicationView;
import org.grantway.awards.Awards.Award;
import org.grantway.programmes.Call;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.SearchTerms;

/**
 * A funded application being carried out.
 */
@Entity
@Table(name = "project")
class Project implements Audited {

	static final String CASE_TYPE = "project";

	@Id
	private UUID id;

	private String number;

	private UUID applicationId;

	private UUID callId;

	@Enumerated(EnumType.STRING)
	private ProjectKind kind;

	private String titleEn;

	private String titleZh;

	private UUID principalInvestigator;

	private String host;

	private String partners;

	private String field;

	private String leadDepartment;

	private String agency;

	private String decisionNumber;

	private UUID taskBook;

	private long awardFen;

	private LocalDate startsOn;

	private LocalDate endsOn;

	@Enumerated(EnumType.STRING)
	private ProjectStatus status;

	private String holdReason;

	private UUID currentCheckpoint;

	private String result;

	private UUID suspension;

	private Instant suspendedAt;

	private LocalDate suspendedUntil;

	private Instant archivedAt;

	private UUID archivedBy;

	/** By what it is found. */
	@ElementCollection
	@CollectionTable(name = "project_search_entry", joinColumns = @JoinColumn(name = "project_id"))
	@Column(name = "entry")
	private Set<String> searchEntries = new HashSet<>();

	@Version
	private long version;

	protected Project() {
	}

	Project(String number, ProjectKind kind, ApplicationView application, Call call, Award award, LocalDate startsOn,
			int months) {
		this.id = UUID.randomUUID();
		this.number = number;
		this.kind = kind;
		this.applicationId = application.id();
		this.callId = call.id();
		this.titleEn = application.title().en();
		this.titleZh = application.title().zh();
		this.principalInvestigator = application.principalInvestigator();
		this.host = application.host();
		this.partners = String.join(" ", application.partners());
		this.field = application.field();
		this.leadDepartment = call.leadDepartment();
		this.agency = call.managingAgency();
		this.decisionNumber = award.decisionNumber();
		this.taskBook = award.taskBook();
		this.awardFen = award.amount().fen();
		this.startsOn = startsOn;
		this.endsOn = startsOn.plusMonths(months).minusDays(1);
		this.status = kind.underWay();
		this.searchEntries.addAll(SearchTerms.entries(number, this.titleEn, this.titleZh));
	}

	/**
	 * Whether the status changed; staying in one is no change, nor is work on what was
	 * under way when the project was suspended.
	 */
	boolean become(ProjectStatus wanted) {
		if (this.suspension != null && wanted == ProjectStatus.ACTIVE) {
			return false;
		}
		ProjectStatus target = (wanted == ProjectStatus.ACTIVE) ? this.kind.underWay() : wanted;
		if (this.status == target) {
			return false;
		}
		if (!this.status.next().contains(target)) {
			throw new Refused("projects.status-not-next", this.status.name(), target.name());
		}
		this.status = target;
		return true;
	}

	void hold(String reason) {
		this.holdReason = reason;
	}

	void at(Checkpoint checkpoint) {
		this.currentCheckpoint = checkpoint.id();
	}

	/** Another person leads it from now on. */
	void ledBy(UUID person) {
		this.principalInvestigator = person;
	}

	/** Moves its end. */
	void endsOn(LocalDate day) {
		this.endsOn = day;
	}

	/** Stands still because of a change, from now to the day. */
	void suspend(UUID change, Instant at, LocalDate until) {
		this.suspension = change;
		this.suspendedAt = at;
		this.suspendedUntil = until;
	}

	/** Stands still no longer. */
	void goOn() {
		suspend(null, null, null);
	}

	/** Is put into the archive; what is archived again is told as of the last time. */
	void archived(UUID by, Instant at) {
		this.archivedBy = by;
		this.archivedAt = at;
	}

	/** Another institution is its host from now on. */
	void hostedBy(String code) {
		this.host = code;
	}

	void withPartners(List<String> codes) {
		this.partners = String.join(" ", codes);
	}

	/** Whether no payment may be ordered or approved at present. */
	boolean paysNothing() {
		return this.holdReason != null || this.status.isDecided() || this.status.isUndecided()
				|| this.status == ProjectStatus.SUSPENDED || this.status == ProjectStatus.RECONSIDERATION;
	}

	/**
	 * Whether the work that milestones are for has ended, be it that what was built runs
	 * on.
	 */
	boolean isWorkOver() {
		return this.result != null || this.status.isEnd();
	}

	void end(String found) {
		this.result = found;
	}

	CaseRef asCase() {
		return new CaseRef(CASE_TYPE, this.id, this.number);
	}

	UUID id() {
		return this.id;
	}

	String number() {
		return this.number;
	}

	UUID applicationId() {
		return this.applicationId;
	}

	UUID callId() {
		return this.callId;
	}

	ProjectKind kind() {
		return this.kind;
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

	List<String> partners() {
		return this.partners.isBlank() ? List.of() : List.of(this.partners.split(" "));
	}

	String field() {
		return this.field;
	}

	String leadDepartment() {
		return this.leadDepartment;
	}

	String agency() {
		return this.agency;
	}

	String decisionNumber() {
		return this.decisionNumber;
	}

	UUID taskBook() {
		return this.taskBook;
	}

	Money award() {
		return new Money(this.awardFen);
	}

	LocalDate startsOn() {
		return this.startsOn;
	}

	LocalDate endsOn() {
		return this.endsOn;
	}

	ProjectStatus status() {
		return this.status;
	}

	/**
	 * Key of the label of its status; in the archive it says how the project ended.
	 * @param own whether for the project's own side
	 */
	String statusKey(boolean own) {
		if (this.status == ProjectStatus.ARCHIVED && this.result != null) {
			return this.status.labelKey() + "." + this.result;
		}
		return own ? this.status.labelKey() : this.status.staffLabelKey();
	}

	/** Tone of that label. */
	String tone() {
		boolean endedBadly = this.status == ProjectStatus.ARCHIVED && this.result != null
				&& !List.of("passed", "closed").contains(this.result);
		return endedBadly ? "grey" : this.status.tone();
	}

	/** Why no money is ordered at present, or null. */
	String holdReason() {
		return this.holdReason;
	}

	UUID currentCheckpoint() {
		return this.currentCheckpoint;
	}

	/** The change by which the project stands still, or null. */
	UUID suspension() {
		return this.suspension;
	}

	Instant suspendedAt() {
		return this.suspendedAt;
	}

	/** The day on which a suspended project goes on, or null. */
	LocalDate suspendedUntil() {
		return this.suspendedUntil;
	}

	/** When it was put into the archive, or null. */
	Instant archivedAt() {
		return this.archivedAt;
	}

	UUID archivedBy() {
		return this.archivedBy;
	}

	String result() {
		return this.result;
	}

	@Override
	public UUID auditedAs() {
		return this.id;
	}

}
