package org.grantway.forms.submission;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;

/**
 * Answers that someone gave in a task. Never changed.
 */
@Entity
@Table(name = "form_submission")
class FormSubmission implements Audited {

	@Id
	private UUID id;

	private UUID workItemId;

	private String caseType;

	private UUID caseId;

	private String caseNumber;

	private UUID subjectId;

	private String process;

	private String task;

	private String itemKey;

	private String taskName;

	private String taskNameZh;

	private String formKey;

	private int formVersion;

	private String outcome;

	@Column(columnDefinition = "longtext")
	private String answers;

	private UUID personId;

	@Enumerated(EnumType.STRING)
	private Role personRole;

	private String personScope;

	private Instant submittedAt;

	protected FormSubmission() {
	}

	FormSubmission(WorkItem item, int formVersion, String outcome, String answers, UUID by, RoleAt as, Instant at) {
		this.id = UUID.randomUUID();
		this.workItemId = item.id();
		this.caseType = item.of().type();
		this.caseId = item.of().id();
		this.caseNumber = item.of().number();
		this.subjectId = item.subjectId();
		this.process = item.process();
		this.task = item.task();
		this.itemKey = item.itemKey();
		this.taskName = item.name().en();
		this.taskNameZh = item.name().zh();
		this.formKey = item.formKey();
		this.formVersion = formVersion;
		this.outcome = outcome;
		this.answers = answers;
		this.personId = by;
		this.personRole = as.role();
		this.personScope = as.scope();
		this.submittedAt = at;
	}

	UUID id() {
		return this.id;
	}

	CaseRef of() {
		return new CaseRef(this.caseType, this.caseId, this.caseNumber);
	}

	UUID subjectId() {
		return this.subjectId;
	}

	String task() {
		return this.task;
	}

	String itemKey() {
		return this.itemKey;
	}

	String taskName() {
		return this.taskName;
	}

	String taskNameZh() {
		return this.taskNameZh;
	}

	String formKey() {
		return this.formKey;
	}

	int formVersion() {
		return this.formVersion;
	}

	String outcome() {
		return this.outcome;
	}

	String answers() {
		return this.answers;
	}

	UUID by() {
		return this.personId;
	}

	RoleAt as() {
		return RoleAt.of(this.personRole, this.personScope);
	}

	Instant at() {
		return this.submittedAt;
	}

	@Override
	public UUID auditedAs() {
		return this.caseId;
	}

}
