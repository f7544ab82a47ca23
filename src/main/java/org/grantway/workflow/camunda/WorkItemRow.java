package org.grantway.workflow.camunda;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
import org.hibernate.annotations.NaturalId;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist.CompletedItem;

/**
 * A task in our own table, kept in step with the engine's in the same transaction.
 */
@Entity
@Table(name = "work_item")
class WorkItemRow {

	@Id
	UUID id;

	@NaturalId
	String engineTask;

	String instanceId;

	String process;

	String task;

	String caseType;

	UUID caseId;

	String caseNumber;

	UUID subjectId;

	String itemKey;

	String nameEn;

	String nameZh;

	String explainEn;

	String explainZh;

	String form;

	@Enumerated(EnumType.STRING)
	@Column(name = "role_name")
	Role role;

	String exclusiveWith;

	boolean batch;

	boolean personal;

	String callNumber;

	/** Whether its case had been handed in when it came up. */
	boolean handedIn = true;

	UUID assignee;

	@Enumerated(EnumType.STRING)
	State state = State.OPEN;

	Instant createdAt;

	Instant dueAt;

	String outcome;

	UUID completedBy;

	String completedAs;

	Instant completedAt;

	@ElementCollection
	@CollectionTable(name = "work_item_candidate", joinColumns = @JoinColumn(name = "work_item_id"))
	@Column(name = "role_at")
	Set<String> candidates = new LinkedHashSet<>();

	/** Null until it is stored: then nobody looks first whether it is there. */
	@Version
	Long version;

	void close(State newState, Instant at) {
		this.state = newState;
		this.completedAt = at;
	}

	CaseRef asCase() {
		return new CaseRef(this.caseType, this.caseId, this.caseNumber);
	}

	WorkItem view() {
		return new WorkItem(this.id, this.process, this.task, asCase(), this.subjectId, this.itemKey,
				new LocalizedText(this.nameEn, this.nameZh), new LocalizedText(this.explainEn, this.explainZh),
				this.form, this.role, roles(), this.assignee, this.personal, this.createdAt, this.dueAt, this.batch,
				this.callNumber);
	}

	/**
	 * It is done in the role of the candidates where all hold the same, else in that of
	 * the model.
	 */
	void settleRole() {
		Set<Role> held = roles().stream().map(RoleAt::role).collect(Collectors.toUnmodifiableSet());
		if (held.size() == 1) {
			this.role = held.iterator().next();
		}
	}

	Set<RoleAt> roles() {
		return this.candidates.stream().map(RoleAt::parse).collect(Collectors.toUnmodifiableSet());
	}

	CompletedItem completed() {
		return new CompletedItem(view(), this.outcome, this.completedBy,
				(this.completedAs != null) ? RoleAt.parse(this.completedAs) : null, this.completedAt);
	}

	enum State {

		OPEN, DONE, CANCELLED

	}

}
