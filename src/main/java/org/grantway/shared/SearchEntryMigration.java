package org.grantway.shared;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Writes the entries of {@link SearchTerms#entries} for what was in the database before
 * there were any. A migration, done once.
 *
 * @param version as in a script's name, with dots
 * @param description as in a script's name, with spaces
 * @param rows asks for the key of each row and the texts that it is found by
 * @param entry adds an entry, its first parameter, to the row with the key, the second
 */
public record SearchEntryMigration(String version, String description, String rows,
		String entry) implements JavaMigration {

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion(this.version);
	}

	@Override
	public String getDescription() {
		return this.description;
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
				ResultSet row = asking.executeQuery(this.rows);
				PreparedStatement writing = context.getConnection().prepareStatement(this.entry)) {
			while (row.next()) {
				List<String> texts = new ArrayList<>();
				for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
					texts.add(row.getString(column));
				}
				for (String one : SearchTerms.entries(texts.toArray(String[]::new))) {
					writing.setString(1, one);
					writing.setString(2, row.getString(1));
					writing.addBatch();
				}
				writing.executeBatch();
			}
		}
	}

}
