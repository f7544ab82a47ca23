package org.grantway.review.results;

import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import org.grantway.review.ReviewAccess;
import org.grantway.review.letters.LetterFindings;
import org.grantway.review.panels.PanelFindings;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Review's entries in the menu. */
@Configuration(proxyBeanMethods = false)
class ReviewMenu {

	@Bean
	MenuEntry myReviewsEntry(LetterFindings letters) {
		return entry("menu.my-reviews", "/my/reviews", 20,
				(actor) -> actor != null && letters.reviews(actor.personId()),
				(actor) -> letters.waitingFor(actor.personId()));
	}

	@Bean
	MenuEntry panelsEntry(PanelFindings panels) {
		return entry("menu.panels", "/panels", 22, (actor) -> actor != null && (panels.serves(actor.personId())
				|| actor.holds(Role.AGENCY_OFFICER) || actor.holds(Role.PANEL_SECRETARY)), (actor) -> 0);
	}

	@Bean
	MenuEntry expertsEntry() {
		return entry("menu.experts", "/office/experts", 36, (actor) -> actor != null && ReviewAccess.isOffice(actor),
				(actor) -> 0);
	}

	private static MenuEntry entry(String label, String path, int order, Predicate<Actor> audience,
			ToLongFunction<Actor> count) {
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

			@Override
			public long count(Actor actor) {
				return count.applyAsLong(actor);
			}

		};
	}

}
