package org.grantway.forms.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormParser;
import org.grantway.shared.NotFound;

/**
 * Keeps every version of a form that was ever answered, so that answers can be read with
 * the questions people saw. A version is the hash of the form's file.
 */
@Component
class FormArchive {

	private final FormVersions versions;

	private final Clock clock;

	private final Map<String, FormDefinition> parsed = new ConcurrentHashMap<>();

	FormArchive(FormVersions versions, Clock clock) {
		this.versions = versions;
		this.clock = clock;
	}

	/** The version's number; stores the form if it is answered for the first time. */
	int versionOf(FormDefinition form) {
		String hash = hash(form.json());
		return this.versions.findByFormKeyAndContentHash(form.key(), hash)
			.orElseGet(() -> this.versions.save(new FormVersion(form.key(), this.versions.latestNumber(form.key()) + 1,
					hash, form.json(), Instant.now(this.clock))))
			.number();
	}

	FormDefinition require(String key, int version) {
		return this.parsed.computeIfAbsent(key + "#" + version, (name) -> {
			FormVersion kept = this.versions.findByFormKeyAndVersionNo(key, version)
				.orElseThrow(() -> new NotFound("form " + name));
			return FormParser.parse(key, kept.definition());
		});
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
