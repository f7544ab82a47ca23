package org.grantway.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.Tika;
import org.grantway.shared.Refused;

import org.springframework.stereotype.Component;

/**
 * Looks into an uploaded file before it is kept: the bytes must be what the name says,
 * and opening it must not be dangerous for this server.
 */
@Component
class UploadCheck {

	static final int MOST_PAGES = 1000;

	private static final long MOST_PIXELS = 60_000_000L;

	private final Tika tika = new Tika();

	/** Refuses what may not be kept. */
	Findings check(Path file, FileKind kind) {
		try {
			checkType(file, kind);
			if (kind.isArchive()) {
				OfficeCheck.check(file, kind);
			}
			else if (kind.isImage()) {
				checkImage(file);
			}
			return (kind == FileKind.PDF) ? pdf(file) : new Findings(0, false);
		}
		catch (IOException ex) {
			throw Refused.at("file", "documents.unreadable");
		}
	}

	/** Whether a PDF does more than show pages; what cannot be read does nothing. */
	boolean isActive(Path file) {
		try {
			return pdf(file).active();
		}
		catch (IOException | Refused ex) {
			return false;
		}
	}

	private void checkType(Path file, FileKind kind) throws IOException {
		if (kind.isArchive() && OfficeCheck.isOle(file)) {
			throw OfficeCheck.refusalOfOle(file);
		}
		String found;
		try (InputStream in = new BufferedInputStream(java.nio.file.Files.newInputStream(file))) {
			found = this.tika.detect(in);
		}
		boolean archive = kind.isArchive() && (found.equals("application/zip") || found.contains("ooxml"));
		if (!archive && !found.equals(kind.mediaType())) {
			throw Refused.at("file", "documents.other-type");
		}
		// What starts as something else may be read as something else.
		if (kind == FileKind.PDF && !startsWith(file, "%PDF-")) {
			throw Refused.at("file", "documents.other-type");
		}
	}

	private static boolean startsWith(Path file, String start) throws IOException {
		try (InputStream in = java.nio.file.Files.newInputStream(file)) {
			return new String(in.readNBytes(start.length()), StandardCharsets.ISO_8859_1).equals(start);
		}
	}

	private static void checkImage(Path file) throws IOException {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) {
				throw Refused.at("file", "documents.unreadable");
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(in);
				if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
					throw Refused.at("file", "documents.bomb");
				}
			}
			finally {
				reader.dispose();
			}
		}
		catch (RuntimeException ex) {
			if (ex instanceof Refused) {
				throw ex;
			}
			throw new IOException(ex);
		}
	}

	private static Findings pdf(Path file) throws IOException {
		try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
			if (document.isEncrypted()) {
				throw Refused.at("file", "documents.encrypted");
			}
			int pages = document.getNumberOfPages();
			if (pages == 0) {
				throw Refused.at("file", "documents.unreadable");
			}
			if (pages > MOST_PAGES) {
				throw Refused.at("file", "documents.too-many-pages", MOST_PAGES);
			}
			return new Findings(pages, ActiveContent.isIn(document));
		}
		catch (InvalidPasswordException ex) {
			throw Refused.at("file", "documents.encrypted");
		}
		catch (RuntimeException ex) {
			if (ex instanceof Refused) {
				throw ex;
			}
			throw new IOException(ex);
		}
	}

	/**
	 * What was found in a file that may be kept.
	 *
	 * @param pages how many it has, 0 if it is no PDF
	 * @param active whether it is a PDF that does more than show pages
	 */
	record Findings(int pages, boolean active) {

	}

}
