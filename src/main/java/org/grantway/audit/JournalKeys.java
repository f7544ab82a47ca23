package org.grantway.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The keys that seal the journal's events. They never lie in the database: on MySQL the
 * operator sets them, an embedded installation keeps its own in a file beside its data.
 * The first key seals; the others still verify what they sealed once.
 */
@Component
class JournalKeys {

	private static final HexFormat HEX = HexFormat.of();

	private static final String ALGORITHM = "HmacSHA256";

	private static final int BYTES = 32;

	private static final int ID_BYTES = 4;

	private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

	private final String current;

	JournalKeys(@Value("${grantway.journal.key:}") String configured,
			@Value("${grantway.journal.key-file:./data/journal.key}") Path file, Environment environment) {
		String text = configured.strip();
		if (text.isEmpty() && environment.acceptsProfiles(Profiles.of("mysql"))) {
			throw new Missing("The journal has no key.");
		}
		for (String one : (text.isEmpty() ? own(file) : text).split("[,\\s]+")) {
			byte[] key = read(one);
			this.keys.put(id(key), new SecretKeySpec(key, ALGORITHM));
		}
		this.current = this.keys.keySet().iterator().next();
	}

	/** Seals a new event with the key in use. */
	void seal(JournalEntry entry) {
		entry.keyId = this.current;
		entry.mac = mac(entry);
	}

	/** A key of its own for a purpose, made of the key in use. */
	byte[] derived(String purpose) {
		return hmac(this.keys.get(this.current), "derived " + purpose);
	}

	boolean knows(String id) {
		return id != null && this.keys.containsKey(id);
	}

	/** Whether the event is as it was sealed, by a key that is known here. */
	boolean isSealed(JournalEntry entry) {
		return entry.mac != null && knows(entry.keyId)
				&& MessageDigest.isEqual(ascii(mac(entry)), ascii(entry.mac.strip()));
	}

	private String mac(JournalEntry entry) {
		return HEX.formatHex(hmac(this.keys.get(entry.keyId), entry.canonical()));
	}

	private static byte[] hmac(SecretKeySpec key, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The installation's own key, made when there is none. */
	private static String own(Path file) {
		try {
			if (!Files.exists(file)) {
				make(file.toAbsolutePath());
			}
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key of the journal cannot be read: " + file, ex);
		}
	}

	private static void make(Path file) throws IOException {
		byte[] key = new byte[BYTES];
		new SecureRandom().nextBytes(key);
		Files.createDirectories(file.getParent());
		try {
			if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
				Files.createFile(file,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			else {
				Files.createFile(file);
			}
			Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
		}
		catch (FileAlreadyExistsException ex) {
			// Another start was faster; its key is as good.
		}
	}

	private static byte[] read(String text) {
		try {
			byte[] key = Base64.getDecoder().decode(text);
			if (key.length >= BYTES) {
				return key;
			}
		}
		catch (IllegalArgumentException ex) {
			// told below, without the text
		}
		throw new Missing("A key of the journal is not 32 bytes in Base64.");
	}

	/** A name for the key that does not give it away. */
	private static String id(byte[] key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
			return HEX.formatHex(digest, 0, ID_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/** The installation is not set up to seal its journal. */
	static class Missing extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Missing(String message) {
			super(message);
		}

	}

}
