package org.grantway.applications;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

import org.grantway.shared.SearchTerms;

/**
 * Writes the entries by which applications are found, for those that were there before
 * there were any. A migration, done once.
 */
@Component
class SearchEntries implements JavaMigration {

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion("20261129.2901");
	}

	@Override
	public String getDescription() {
		return "applications search entries";
	}

	@Override
	public Integer getChecksum() {
		return null;
	}

	@Override
	public boolean canExecuteInTransaction() {
		return true;
	}

	@Override
	public void migrate(Context context) throws SQLException {
		try (Statement asking = context.getConnection().createStatement();
				ResultSet row = asking
					.executeQuery("select id, case_number, title_en, title_zh from grant_application");
				PreparedStatement writing = context.getConnection()
					.prepareStatement("insert into application_search_entry (entry, application_id) values (?, ?)")) {
			while (row.next()) {
				for (String entry : SearchTerms.entries(row.getString(2), row.getString(3), row.getString(4))) {
					writing.setString(1, entry);
					writing.setString(2, row.getString(1));
					writing.addBatch();
				}
				writing.executeBatch();
			}
		}
	}

}
