package org.grantway.projects;

import java.util.function.Predicate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.Actor;
import org.grantway.web.MenuEntry;

/**
 * The menu's entries for projects, payments and the archive.
 */
@Configuration(proxyBeanMethods = false)
class ProjectMenu {

	@Bean
	MenuEntry myProjectsEntry(ProjectPages pages) {
		return entry("menu.my-projects", "/my/projects", 12, (actor) -> actor != null && pages.leads(actor));
	}

	@Bean
	MenuEntry paymentsEntry() {
		return entry("menu.finance-payments", "/finance/payments", 40, ProjectAccess::isFinance);
	}

	@Bean
	MenuEntry archivesEntry() {
		return entry("menu.archive", "/archive", 45, ProjectAccess::readsArchives);
	}

	private static MenuEntry entry(String label, String path, int order, Predicate<Actor> audience) {
		return new MenuEntry() {

			@Override
			public String labelKey() {
				return label;
			}

			@Override
			public String path() {
				return path;
			}

			@Override
			public int order() {
				return order;
			}

			@Override
			public boolean isFor(Actor actor) {
				return audience.test(actor);
			}

		};
	}

}
