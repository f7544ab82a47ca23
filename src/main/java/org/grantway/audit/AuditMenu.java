package org.grantway.audit;

import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.Actor;
import org.grantway.web.MenuEntry;
import org.grantway.workflow.Incidents;

/**
 * The menu entries of those who look after processes and their record.
 */
@Configuration(proxyBeanMethods = false)
class AuditMenu {

	@Bean
	MenuEntry processesEntry(AuditAccess access) {
		return new Entry("audit.menu.processes", "/admin/processes", 83, access::mayReadProcesses, (actor) -> 0);
	}

	@Bean
	MenuEntry incidentsEntry(AuditAccess access, Incidents incidents) {
		return new Entry("audit.menu.incidents", "/admin/incidents", 84, access::mayReadIncidents,
				(actor) -> incidents.count());
	}

	@Bean
	MenuEntry journalEntry(AuditAccess access) {
		return new Entry("audit.menu.journal", "/admin/journal", 85, access::mayReadJournal, (actor) -> 0);
	}

	private record Entry(String labelKey, String path, int order, Predicate<Actor> readers,
			ToLongFunction<Actor> counter) implements MenuEntry {

		@Override
		public boolean isFor(Actor actor) {
			return actor != null && this.readers.test(actor);
		}

		@Override
		public long count(Actor actor) {
			return this.counter.applyAsLong(actor);
		}

	}

}
