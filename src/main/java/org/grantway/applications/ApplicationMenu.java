package org.grantway.applications;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.MenuEntry;

/**
 * The module's entries of the main menu.
 */
@Configuration(proxyBeanMethods = false)
class ApplicationMenu {

	private static final Set<Role> APPLICANTS = EnumSet.of(Role.PRINCIPAL_INVESTIGATOR, Role.TEAM_MEMBER,
			Role.HOST_OFFICE);

	@Bean
	MenuEntry myApplicationsEntry(GrantApplications applications) {
		return new MenuEntry() {

			@Override
			public String labelKey() {
				return "applications.menu.mine";
			}

			@Override
			public String path() {
				return "/my/applications";
			}

			@Override
			public int order() {
				return 10;
			}

			@Override
			public boolean isFor(Actor actor) {
				return actor != null && (mayApply(actor) || applications.concern(actor.personId()));
			}

		};
	}

	/** Whoever holds no office, and a host's people; staff do not apply. */
	private static boolean mayApply(Actor actor) {
		return actor.grants().stream().map(RoleAt::role).allMatch(APPLICANTS::contains);
	}

	@Bean
	MenuEntry hostApplicationsEntry() {
		return new MenuEntry() {

			@Override
			public String labelKey() {
				return "applications.menu.host";
			}

			@Override
			public String path() {
				return "/host/applications";
			}

			@Override
			public int order() {
				return 15;
			}

			@Override
			public boolean isFor(Actor actor) {
				return actor != null && actor.holds(Role.HOST_OFFICE);
			}

		};
	}

	@Bean
	MenuEntry rankedListsEntry() {
		return new MenuEntry() {

			@Override
			public String labelKey() {
				return "applications.menu.ranking";
			}

			@Override
			public String path() {
				return "/recommendations";
			}

			@Override
			public int order() {
				return 16;
			}

			@Override
			public boolean isFor(Actor actor) {
				return actor != null && !Recommendations.offices(actor.grants()).isEmpty();
			}

		};
	}

}
