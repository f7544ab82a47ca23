package org.grantway.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

import org.springframework.stereotype.Component;

/**
 * Signs what people take away, by Ed25519 (RFC 8032), so that it can be checked without
 * this service. The key is derived from the one that seals the journal: who keeps that
 * safe keeps this safe, and with a new one signatures are made by a new key as well. The
 * JDK's own Ed25519 takes several times as long for each signature.
 */
@Component
public class Signatures {

	private static final int ID_BYTES = 4;

	/** Any 32 bytes; the public key follows from them. */
	private final Ed25519PrivateKeyParameters key;

	/** As others read it: X.509 in DER. */
	private final byte[] publicKey;

	Signatures(JournalKeys journal) {
		this.key = new Ed25519PrivateKeyParameters(journal.derived("receipt signatures"));
		try {
			this.publicKey = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(this.key.generatePublicKey())
				.getEncoded();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The signature of the text's UTF-8 bytes, in Base64. */
	public String sign(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Ed25519Signer signer = new Ed25519Signer();
		signer.init(true, this.key);
		signer.update(bytes, 0, bytes.length);
		return Base64.getEncoder().encodeToString(signer.generateSignature());
	}

	/** The public key in PEM, for whoever wants to check a signature. */
	public String publicKey() {
		String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(this.publicKey);
		return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
	}

	/** A short name of the key in use: the beginning of its SHA-256 in hexadecimal. */
	public String keyId() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.publicKey);
			return HexFormat.of().formatHex(digest, 0, ID_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
