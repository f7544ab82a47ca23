package org.grantway.reporting;

import java.util.Set;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.web.MenuEntry;

/**
 * The search in the main menu of everyone with an office; who leads projects only finds
 * their own in their own lists, and administrators do not read cases.
 */
@Component
class SearchMenu implements MenuEntry {

	private static final Set<Role> WITHOUT = Set.of(Role.PRINCIPAL_INVESTIGATOR, Role.SYSTEM_ADMINISTRATOR,
			Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);

	@Override
	public String labelKey() {
		return "reporting.search.title";
	}

	@Override
	public String path() {
		return "/search";
	}

	@Override
	public int order() {
		return 70;
	}

	@Override
	public boolean isFor(Actor actor) {
		return actor != null && actor.grants().stream().anyMatch((grant) -> !WITHOUT.contains(grant.role()));
	}

}
