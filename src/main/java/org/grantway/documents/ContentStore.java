package org.grantway.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import org.grantway.shared.Refused;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps bytes on disk under the hash of their content. A content is written and forced to
 * disk before any row speaks of it, and never changes afterwards.
 */
@Component
class ContentStore {

	private final Path directory;

	private final long largest;

	ContentStore(@Value("${grantway.files.directory:./data/files}") Path directory,
			@Value("${grantway.files.largest}") DataSize largest) {
		this.directory = directory.toAbsolutePath().normalize();
		this.largest = largest.toBytes();
	}

	/** Writes the stream to a file of its own, which is not yet kept. */
	Arrival receive(InputStream bytes) {
		try {
			Path arrivals = java.nio.file.Files.createDirectories(this.directory.resolve("arriving"));
			Path file = arrivals.resolve(UUID.randomUUID().toString());
			try {
				return new Arrival(file, write(bytes, file));
			}
			catch (IOException | RuntimeException ex) {
				java.nio.file.Files.deleteIfExists(file);
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not keep the file", ex);
		}
	}

	private Content write(InputStream bytes, Path file) throws IOException {
		MessageDigest digest = sha256();
		long size = 0;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
				OutputStream out = Channels.newOutputStream(channel)) {
			byte[] part = new byte[64 * 1024];
			for (int read = bytes.read(part); read >= 0; read = bytes.read(part)) {
				size += read;
				if (size > this.largest) {
					throw Refused.at("file", "documents.too-large", this.largest / (1024 * 1024));
				}
				digest.update(part, 0, read);
				out.write(part, 0, read);
			}
			channel.force(true);
		}
		if (size == 0) {
			throw Refused.at("file", "documents.empty");
		}
		return new Content(HexFormat.of().formatHex(digest.digest()), size);
	}

	/** Keeps what has arrived and been checked. */
	void keep(Arrival arrival) {
		Path place = path(arrival.content().sha256());
		try {
			java.nio.file.Files.createDirectories(place.getParent());
			if (java.nio.file.Files.exists(place)) {
				java.nio.file.Files.delete(arrival.file());
			}
			else {
				java.nio.file.Files.move(arrival.file(), place, StandardCopyOption.ATOMIC_MOVE);
				force(place.getParent());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not keep the file", ex);
		}
	}

	void discard(Arrival arrival) {
		try {
			java.nio.file.Files.deleteIfExists(arrival.file());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The new name must survive a power cut too; some systems cannot force a directory.
	 */
	private static void force(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// Windows refuses to open directories; there the rename is durable by itself.
		}
	}

	Path path(String sha256) {
		return this.directory.resolve(sha256.substring(0, 2)).resolve(sha256);
	}

	/** Where a page's image is kept once it has been made. */
	Path pageImage(String sha256, int page) {
		return this.directory.resolve("pages").resolve(sha256).resolve(page + ".png");
	}

	static String hash(byte[] bytes) {
		return HexFormat.of().formatHex(sha256().digest(bytes));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * @param sha256 hash of the bytes
	 * @param size how many there are
	 */
	record Content(String sha256, long size) {

	}

	/**
	 * @param file where it lies until it is kept or discarded
	 * @param content hash and size
	 */
	record Arrival(Path file, Content content) {

	}

}
