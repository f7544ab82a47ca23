package org.grantway.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalKeysTests {

	private static final String ONE = "b25lLW9uZS1vbmUtb25lLW9uZS1vbmUtb25lLW9uZSE=";

	private static final String OTHER = "b3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXItb3Q=";

	@TempDir
	Path folder;

	@Test
	void anEmbeddedInstallationMakesItsOwnKeyForItsOwnerOnly() throws IOException {
		Path file = this.folder.resolve("data/journal.key");
		JournalEntry entry = entry();
		keys("", file).seal(entry);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(keys("", file).isSealed(entry)).as("the same key after a restart").isTrue();
		assertThat(keys("", this.folder.resolve("other.key")).knows(entry.keyId)).isFalse();
	}

	@Test
	void onMySqlThereIsNoStartWithoutAKey() {
		MockEnvironment mysql = new MockEnvironment();
		mysql.setActiveProfiles("mysql");
		assertThatThrownBy(() -> new JournalKeys(" ", this.folder.resolve("journal.key"), mysql))
			.isInstanceOfSatisfying(JournalKeys.Missing.class,
					(missing) -> assertThat(new JournalKeyFailure().analyze(missing).getAction())
						.contains("GRANTWAY_JOURNAL_KEY"));
		assertThat(this.folder.resolve("journal.key")).doesNotExist();
	}

	@Test
	void aKeyThatIsTooShortOrNoBase64IsRefusedWithoutTellingIt() {
		assertThatThrownBy(() -> keys("c2hvcnQ=", null)).isInstanceOf(JournalKeys.Missing.class)
			.hasMessageNotContaining("c2hvcnQ");
		assertThatThrownBy(() -> keys("???", null)).isInstanceOf(JournalKeys.Missing.class);
	}

	@Test
	void theFirstKeySealsAndTheOthersStillVerify() {
		JournalEntry old = entry();
		keys(ONE, null).seal(old);
		JournalKeys both = keys(OTHER + "," + ONE, null);
		JournalEntry fresh = entry();
		both.seal(fresh);
		assertThat(fresh.keyId).isNotEqualTo(old.keyId);
		assertThat(both.isSealed(old)).isTrue();
		assertThat(both.isSealed(fresh)).isTrue();
		assertThat(keys(OTHER, null).isSealed(old)).isFalse();
	}

	private static JournalKeys keys(String configured, Path file) {
		return new JournalKeys(configured, file, new MockEnvironment());
	}

	private static JournalEntry entry() {
		JournalEntry entry = new JournalEntry();
		entry.id = UUID.randomUUID();
		entry.atTime = Instant.parse("2027-01-04T01:00:00.123456Z");
		return entry;
	}

}
