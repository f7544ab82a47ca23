package org.grantway.shared;

import java.util.Locale;

/**
 * What a person may be in a case. A role is granted with a scope (see {@link ScopeKind});
 * the scope says where it counts.
 */
public enum Role {

	/**
	 * Writes and submits applications, leads the project. Held by everyone signed in, for
	 * their own cases.
	 */
	PRINCIPAL_INVESTIGATOR(ScopeKind.NONE),
	/** Reads or writes what somebody else leads, by the leader's invitation. */
	TEAM_MEMBER(ScopeKind.NONE),
	/** 依托单位科研处: checks and forwards what its institution's people submit. */
	HOST_OFFICE(ScopeKind.ORGANISATION),
	/** 主管部门: recommends within its quota. */
	SUPERVISING_DEPARTMENT(ScopeKind.ORGANISATION),
	/**
	 * A region's science and technology authority; scope is the regional government's
	 * code.
	 */
	REGION_SCIENCE(ScopeKind.ORGANISATION),
	/** A region's finance authority. */
	REGION_FINANCE(ScopeKind.ORGANISATION),
	/** A region's government office. */
	REGION_GOVERNMENT(ScopeKind.ORGANISATION),
	/** Sets up and runs calls for the lead department. */
	PROGRAMME_OFFICER(ScopeKind.ORGANISATION),
	/** 专业机构: the managing agency's officer, who checks forms and organises review. */
	AGENCY_OFFICER(ScopeKind.ORGANISATION),
	/** 通讯评审专家. */
	LETTER_REVIEWER(ScopeKind.NONE),
	/** 会评专家. */
	PANEL_MEMBER(ScopeKind.NONE),
	/** 组长: states the panel's conclusion and signs the minutes. */
	PANEL_CHAIR(ScopeKind.NONE),
	/** 组秘书: records attendance, opens and counts ballots; does not vote. */
	PANEL_SECRETARY(ScopeKind.ORGANISATION),
	/** Department liaison 联络员, clerk: drafts the department's opinion. */
	DEPARTMENT_CLERK(ScopeKind.DEPARTMENT),
	/** Department liaison, head: signs the department's opinion off. */
	DEPARTMENT_HEAD(ScopeKind.DEPARTMENT),
	/** Reserves, orders and confirms payments. */
	FINANCE_OFFICER(ScopeKind.ORGANISATION),
	/** Decides for the lead department. */
	DECISION_MAKER(ScopeKind.ORGANISATION), ARCHIVIST(ScopeKind.ORGANISATION),
	/** 监督: internal audit and discipline supervision; reads content and history. */
	INSPECTOR(ScopeKind.GLOBAL),
	/** 系统管理员: processes, incidents, organisations; sees no content. */
	SYSTEM_ADMINISTRATOR(ScopeKind.GLOBAL),
	/** 安全管理员: people and roles. */
	SECURITY_ADMINISTRATOR(ScopeKind.GLOBAL),
	/** 审计管理员: reads the journal, content masked. */
	AUDIT_ADMINISTRATOR(ScopeKind.GLOBAL);

	private final ScopeKind scopeKind;

	Role(ScopeKind scopeKind) {
		this.scopeKind = scopeKind;
	}

	public ScopeKind scopeKind() {
		return this.scopeKind;
	}

	/** Key of the role's name in the message bundles, e.g. {@code role.host-office}. */
	public String messageKey() {
		return "role." + slug();
	}

	/** The role as it stands in URLs and message keys, e.g. {@code host-office}. */
	public String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Where a role counts. */
	public enum ScopeKind {

		/** The role follows from the case itself; it is not granted. */
		NONE,
		/** An organisation's code. */
		ORGANISATION,
		/** A department's code. */
		DEPARTMENT,
		/** The whole installation; the scope is written {@code *}. */
		GLOBAL

	}

}
