package org.grantway.review.experts;

import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.SearchEntryMigration;

/**
 * Makes the experts of older databases to be found.
 */
@Configuration(proxyBeanMethods = false)
class ExpertSearch {

	@Bean
	JavaMigration expertSearchEntries() {
		return new SearchEntryMigration("20261129.3104", "review expert search entries",
				"select person_id, search_text from expert",
				"insert into expert_search_entry (entry, expert_id) values (?, ?)");
	}

}
