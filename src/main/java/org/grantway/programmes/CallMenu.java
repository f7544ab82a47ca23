package org.grantway.programmes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.web.MenuEntry;

/**
 * Calls in the main menu: for everyone, and for those who run them.
 */
@Configuration(proxyBeanMethods = false)
class CallMenu {

	private final CallAccess access;

	CallMenu(CallAccess access) {
		this.access = access;
	}

	@Bean
	MenuEntry openCallsEntry() {
		return new Entry("programmes.menu.calls", "/calls", 5) {
			@Override
			public boolean isFor(Actor actor) {
				return actor == null || !CallMenu.this.access.isStaff(actor);
			}
		};
	}

	@Bean
	MenuEntry officeCallsEntry() {
		return new Entry("programmes.menu.office", "/office/calls", 30) {
			@Override
			public boolean isFor(Actor actor) {
				return CallMenu.this.access.isStaff(actor);
			}
		};
	}

	@Bean
	MenuEntry calendarEntry() {
		return new Entry("programmes.menu.calendar", "/admin/calendar", 86) {
			@Override
			public boolean isFor(Actor actor) {
				return actor != null && actor.holds(Role.SYSTEM_ADMINISTRATOR);
			}
		};
	}

	@Bean
	MenuEntry outagesEntry() {
		return new Entry("programmes.menu.outages", "/admin/outages", 87) {
			@Override
			public boolean isFor(Actor actor) {
				return actor != null && actor.holds(Role.SYSTEM_ADMINISTRATOR);
			}
		};
	}

	/** An entry without a number. */
	private abstract static class Entry implements MenuEntry {

		private final String labelKey;

		private final String path;

		private final int order;

		Entry(String labelKey, String path, int order) {
			this.labelKey = labelKey;
			this.path = path;
			this.order = order;
		}

		@Override
		public String labelKey() {
			return this.labelKey;
		}

		@Override
		public String path() {
			return this.path;
		}

		@Override
		public int order() {
			return this.order;
		}

	}

}
