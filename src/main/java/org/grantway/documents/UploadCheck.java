package org.grantway.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

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

	private static final int MOST_ENTRIES = 5000;

	private static final long MOST_UNPACKED = 300L * 1024 * 1024;

	/** Small entries of plain XML pack well; from here on the ratio counts. */
	private static final long RATIO_COUNTS_FROM = 10L * 1024 * 1024;

	private static final long HIGHEST_RATIO = 100;

	private final Tika tika = new Tika();

	/**
	 * @return how many pages the file has, 0 if it is no PDF
	 */
	int check(Path file, FileKind kind) {
		try {
			checkType(file, kind);
			if (kind.isArchive()) {
				checkArchive(file, kind);
			}
			else if (kind.isImage()) {
				checkImage(file);
			}
			return (kind == FileKind.PDF) ? pages(file) : 0;
		}
		catch (IOException ex) {
			throw Refused.at("file", "documents.unreadable");
		}
	}

	private void checkType(Path file, FileKind kind) throws IOException {
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

	private static void checkArchive(Path file, FileKind kind) throws IOException {
		String main = (kind == FileKind.DOCX) ? "word/document.xml" : "xl/workbook.xml";
		try (ZipFile zip = new ZipFile(file.toFile())) {
			if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry(main) == null) {
				throw Refused.at("file", "documents.other-type");
			}
			if (zip.size() > MOST_ENTRIES) {
				throw Refused.at("file", "documents.bomb");
			}
			long unpacked = 0;
			Enumeration<? extends ZipEntry> entries = zip.entries();
			while (entries.hasMoreElements()) {
				ZipEntry entry = entries.nextElement();
				checkEntry(entry.getName());
				unpacked += unpackedSize(zip, entry, MOST_UNPACKED - unpacked);
			}
		}
	}

	private static void checkEntry(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (name.startsWith("/") || name.contains("..") || name.contains("\\")
				|| lower.matches(".*\\.(zip|docx|xlsx|docm|xlsm|jar|rar|7z|gz|exe|dll|js|vbs|bat|cmd|ps1|sh|lnk)$")) {
			throw Refused.at("file", "documents.nested");
		}
		if (lower.contains("vbaproject") || lower.contains("/macrosheets/") || lower.contains("/activex/")) {
			throw Refused.at("file", "documents.macros");
		}
	}

	/** Counts the bytes themselves; the sizes an archive states may be false. */
	private static long unpackedSize(ZipFile zip, ZipEntry entry, long left) throws IOException {
		long packed = Math.max(1, entry.getCompressedSize());
		long size = 0;
		byte[] part = new byte[64 * 1024];
		try (InputStream in = zip.getInputStream(entry)) {
			for (int read = in.read(part); read >= 0; read = in.read(part)) {
				size += read;
				if (size > left || (size > RATIO_COUNTS_FROM && size / packed > HIGHEST_RATIO)) {
					throw Refused.at("file", "documents.bomb");
				}
			}
		}
		return size;
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

	private static int pages(Path file) throws IOException {
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
			return pages;
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

}
