package org.grantway.notifications;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;

/**
 * What one person is told about one case.
 */
@Entity
@Table(name = "message")
class Message {

	private static final int LONGEST = 400;

	@Id
	private UUID id;

	private UUID personId;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private String caseType;

	private UUID caseId;

	private String caseNumber;

	private String titleEn;

	private String titleZh;

	@Column(columnDefinition = "longtext")
	private String grounds;

	private String url;

	private UUID workItem;

	/** What kind of task of which call it tells an office of. */
	private String about;

	@Enumerated(EnumType.STRING)
	@Column(name = "role_name")
	private Role role;

	private Instant dueAt;

	private Instant createdAt;

	private Instant readAt;

	private boolean forDigest;

	/** Null until it is stored: then nobody looks first whether it is there. */
	@Version
	private Long version;

	protected Message() {
	}

	Message(UUID personId, Kind kind, CaseRef of, LocalizedText title, String grounds, String url, Instant at) {
		this.id = UUID.randomUUID();
		this.personId = personId;
		this.kind = kind;
		this.caseType = of.type();
		this.caseId = of.id();
		this.caseNumber = of.number();
		this.titleEn = shortened(title.en());
		this.titleZh = shortened(title.zh());
		this.grounds = grounds;
		this.url = url;
		this.createdAt = at;
	}

	/** Makes it a message about this task: it is settled with it. */
	Message on(WorkItem item) {
		this.workItem = item.id();
		this.about = about(item);
		this.role = (item.candidates().stream().map(RoleAt::role).distinct().count() > 1) ? null : item.role();
		this.dueAt = item.dueAt();
		return this;
	}

	/** Goes out with the other news of the day, unless it is read before. */
	void waitForDigest() {
		this.forDigest = true;
	}

	/** The same for tasks of one kind and call. */
	static String about(WorkItem item) {
		return item.task() + "@" + ((item.call() != null) ? item.call() : item.of().number());
	}

	void read(Instant at) {
		if (this.readAt == null) {
			this.readAt = at;
		}
	}

	UUID id() {
		return this.id;
	}

	UUID personId() {
		return this.personId;
	}

	Kind kind() {
		return this.kind;
	}

	CaseRef of() {
		return new CaseRef(this.caseType, this.caseId, this.caseNumber);
	}

	String caseNumber() {
		return this.caseNumber;
	}

	LocalizedText title() {
		return LocalizedText.of(this.titleEn, this.titleZh);
	}

	String grounds() {
		return this.grounds;
	}

	String url() {
		return this.url;
	}

	/** The role in which the task is done; null if people in several roles may do it. */
	Role role() {
		return this.role;
	}

	/** When the task is due, or null. */
	Instant dueAt() {
		return this.dueAt;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	boolean isUnread() {
		return this.readAt == null;
	}

	private static String shortened(String text) {
		String given = (text != null) ? text : "";
		return (given.length() > LONGEST) ? given.substring(0, LONGEST - 1) + "…" : given;
	}

	/** Why there is a message. */
	enum Kind {

		/** Something waits for this person or their office. */
		TASK,
		/** It still waits. */
		REMINDER,
		/** Somebody else has moved the person's case. */
		NEWS

	}

}
