package org.grantway.applications;

import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.SearchEntryMigration;

/**
 * Makes the applications of older databases to be found.
 */
@Configuration(proxyBeanMethods = false)
class ApplicationSearch {

	@Bean
	JavaMigration applicationSearchEntries() {
		return new SearchEntryMigration("20261129.2901", "applications search entries",
				"select id, case_number, title_en, title_zh from grant_application",
				"insert into application_search_entry (entry, application_id) values (?, ?)");
	}

}
