package org.grantway.awards;

import java.util.function.Predicate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.Actor;
import org.grantway.web.MenuEntry;

/**
 * This module's entries in the menu.
 */
@Configuration(proxyBeanMethods = false)
class AwardsMenu {

	@Bean
	MenuEntry noticesEntry() {
		return entry("menu.notices", "/notices", 6, (actor) -> true);
	}

	@Bean
	MenuEntry listsEntry() {
		return entry("menu.lists", "/office/lists", 37, AwardsAccess::worksWithLists);
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
