package org.grantway.identity;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.grantway.identity.Organisations.DepartmentView;
import org.grantway.shared.Audited;
import org.grantway.shared.LocalizedText;

import org.springframework.data.domain.Persistable;

/**
 * A department that takes part in joint approval.
 */
@Entity
@Table(name = "department")
class Department implements Persistable<String>, Audited {

	@Id
	private String code;

	@Column(name = "name_en")
	private String nameEn;

	@Column(name = "name_zh")
	private String nameZh;

	@Column(name = "short_name_zh")
	private String shortNameZh;

	private String category;

	@Column(name = "department_role")
	private String role;

	@Column(name = "topics_en")
	private String topicsEn;

	@Column(name = "topics_zh")
	private String topicsZh;

	private boolean silenceIsConsent;

	private int replyWorkingDays;

	private boolean veto;

	/** Departments are listed in the order of protocol, not by the alphabet. */
	private int positionInList;

	@Transient
	private boolean kept;

	protected Department() {
	}

	Department(DepartmentView view, int positionInList) {
		this.code = view.code();
		this.nameEn = view.name().en();
		this.nameZh = view.name().zh();
		this.shortNameZh = view.shortNameZh();
		this.category = view.category();
		this.role = view.role();
		this.topicsEn = view.topics().en();
		this.topicsZh = view.topics().zh();
		this.silenceIsConsent = view.silenceIsConsent();
		this.replyWorkingDays = view.replyWorkingDays();
		this.veto = view.veto();
		this.positionInList = positionInList;
	}

	DepartmentView view() {
		return new DepartmentView(this.code, new LocalizedText(this.nameEn, this.nameZh), this.shortNameZh,
				this.category, this.role, new LocalizedText(this.topicsEn, this.topicsZh), this.silenceIsConsent,
				this.replyWorkingDays, this.veto);
	}

	@Override
	public String getId() {
		return this.code;
	}

	@Override
	public boolean isNew() {
		return !this.kept;
	}

	@PostLoad
	@PostPersist
	void keep() {
		this.kept = true;
	}

	@Override
	public UUID auditedAs() {
		return Organisations.caseOf(this.code).id();
	}

}
