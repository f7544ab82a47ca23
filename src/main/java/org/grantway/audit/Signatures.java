package org.grantway.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

import org.springframework.stereotype.Component;

/**
 * Signs what people take away, by Ed25519 (RFC 8032), so that it can be checked without
 * this service. The key is derived from the one that seals the journal: who keeps that
 * safe keeps this safe, and with a new one signatures are made by a new key as well.
 */
@Component
public class Signatures {

	private static final String ALGORITHM = "Ed25519";

	private static final int ID_BYTES = 4;

	private final KeyPair keys;

	Signatures(JournalKeys journal) {
		this.keys = keys(journal.derived("receipt signatures"));
	}

	/** The signature of the text's UTF-8 bytes, in Base64. */
	public String sign(String text) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initSign(this.keys.getPrivate());
			signature.update(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The public key in PEM, for whoever wants to check a signature. */
	public String publicKey() {
		String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(this.keys.getPublic().getEncoded());
		return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
	}

	/** A short name of the key in use: the beginning of its SHA-256 in hexadecimal. */
	public String keyId() {
		return id(this.keys.getPublic());
	}

	private static String id(PublicKey key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
			return HexFormat.of().formatHex(digest, 0, ID_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A private key of Ed25519 is any 32 bytes; the public one follows from it. */
	private static KeyPair keys(byte[] seed) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
			generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Gives the bytes it was given. */
	private static final class Seed extends SecureRandom {

		private static final long serialVersionUID = 1L;

		private final byte[] seed;

		private Seed(byte[] seed) {
			this.seed = seed;
		}

		@Override
		public void nextBytes(byte[] bytes) {
			System.arraycopy(this.seed, 0, bytes, 0, bytes.length);
		}

	}

}
