package org.grantway.identity;

import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.SearchEntryMigration;

/**
 * Makes the people and organisations of older databases to be found.
 */
@Configuration(proxyBeanMethods = false)
class IdentitySearch {

	@Bean
	JavaMigration organisationSearchEntries() {
		return new SearchEntryMigration("20261129.3101", "identity organisation search entries",
				"select code, code, name_en, name_zh from organisation",
				"insert into organisation_search_entry (entry, organisation) values (?, ?)");
	}

	@Bean
	JavaMigration personSearchEntries() {
		return new SearchEntryMigration("20261129.3102", "identity person search entries",
				"select id, email, name_en, name_zh, organisation from person",
				"insert into person_search_entry (entry, person_id) values (?, ?)");
	}

}
