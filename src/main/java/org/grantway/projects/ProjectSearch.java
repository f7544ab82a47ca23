package org.grantway.projects;

import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.grantway.shared.SearchEntryMigration;

/**
 * Makes the projects of older databases to be found.
 */
@Configuration(proxyBeanMethods = false)
class ProjectSearch {

	@Bean
	JavaMigration projectSearchEntries() {
		return new SearchEntryMigration("20261129.3103", "projects search entries",
				"select id, number, title_en, title_zh from project",
				"insert into project_search_entry (entry, project_id) values (?, ?)");
	}

}
