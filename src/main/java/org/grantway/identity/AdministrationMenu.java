package org.grantway.identity;

import java.util.function.Predicate;

import org.grantway.shared.Actor;
import org.grantway.web.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The administrators' menu entries.
 */
@Configuration(proxyBeanMethods = false)
class AdministrationMenu {

	@Bean
	MenuEntry peopleEntry(IdentityAccess access) {
		return new Entry("identity.menu.people", "/admin/people", 80, access::mayManagePeople);
	}

	@Bean
	MenuEntry organisationsEntry(IdentityAccess access) {
		return new Entry("identity.menu.organisations", "/admin/organisations", 81, access::mayManageOrganisations);
	}

	@Bean
	MenuEntry departmentsEntry(IdentityAccess access) {
		return new Entry("identity.menu.departments", "/admin/departments", 82, access::mayManageOrganisations);
	}

	private record Entry(String labelKey, String path, int order, Predicate<Actor> readers) implements MenuEntry {

		@Override
		public boolean isFor(Actor actor) {
			return actor != null && this.readers.test(actor);
		}

	}

}
