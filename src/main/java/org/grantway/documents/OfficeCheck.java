package org.grantway.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.grantway.shared.Refused;

/**
 * Looks into Word and Excel files: neither macros, nor archives inside, nor passwords,
 * whatever the parts are called. Sizes are counted, not believed.
 */
final class OfficeCheck {

	private static final int MOST_ENTRIES = 5000;

	private static final long MOST_UNPACKED = 300L * 1024 * 1024;

	/** Small entries of plain XML pack well; from here on the ratio counts. */
	private static final long RATIO_COUNTS_FROM = 10L * 1024 * 1024;

	private static final long HIGHEST_RATIO = 100;

	private static final String CONTENT_TYPES = "[Content_Types].xml";

	/** How zip (with entries or without), Rar, 7z, gzip and xz begin. */
	private static final List<String> ARCHIVES = List.of("PK\3\4", "PK\5\6", "Rar!\32\7", "7z\u00bc\u00af\47\34",
			"\37\u008b\10", "\u00fd7zXZ\0");

	/** How the files of old Office versions begin, and what is embedded in new ones. */
	private static final String OLE = "\u00d0\u00cf\21\u00e0\u00a1\u00b1\32\u00e1";

	private static final String PASSWORD = "EncryptedPackage";

	private static final String MACROS = "_VBA_PROJECT";

	/** A file of any kind, as an object in the text. */
	private static final String PACKAGE = "\1Ole10Native";

	private static final List<String> OLD_OFFICE = List.of("WordDocument", "Workbook");

	private static final List<String> MACRO_TYPES = List.of("macroenabled", "vbaproject", "macrosheet", "activex");

	private OfficeCheck() {
	}

	/** Whether it is a file of the old kind, in which new ones with a password come. */
	static boolean isOle(Path file) throws IOException {
		try (InputStream in = java.nio.file.Files.newInputStream(file)) {
			byte[] start = in.readNBytes(OLE.length());
			return startsWith(start, start.length, OLE);
		}
	}

	/** Says why a file of the old kind is not taken. */
	static Refused refusalOfOle(Path file) throws IOException {
		Streams streams = new Streams();
		byte[] part = new byte[64 * 1024];
		try (InputStream in = java.nio.file.Files.newInputStream(file)) {
			for (int read = in.read(part); read >= 0; read = in.read(part)) {
				streams.read(part, read);
			}
		}
		if (streams.have(PASSWORD)) {
			return Refused.at("file", "documents.encrypted");
		}
		return Refused.at("file",
				OLD_OFFICE.stream().anyMatch(streams::have) ? "documents.old-office" : "documents.other-type");
	}

	static void check(Path file, FileKind kind) throws IOException {
		String main = (kind == FileKind.DOCX) ? "word/document.xml" : "xl/workbook.xml";
		try (ZipFile zip = new ZipFile(file.toFile())) {
			if (zip.getEntry(CONTENT_TYPES) == null || zip.getEntry(main) == null) {
				throw Refused.at("file", "documents.other-type");
			}
			if (zip.size() > MOST_ENTRIES) {
				throw Refused.at("file", "documents.bomb");
			}
			long unpacked = 0;
			Enumeration<? extends ZipEntry> entries = zip.entries();
			while (entries.hasMoreElements()) {
				ZipEntry entry = entries.nextElement();
				checkName(entry.getName());
				unpacked += checkContent(zip, entry, MOST_UNPACKED - unpacked);
				String lower = entry.getName().toLowerCase(Locale.ROOT);
				if (lower.equalsIgnoreCase(CONTENT_TYPES) || lower.endsWith(".rels")) {
					checkTypes(zip, entry);
				}
			}
		}
	}

	private static void checkName(String name) {
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
	private static long checkContent(ZipFile zip, ZipEntry entry, long left) throws IOException {
		long packed = Math.max(1, entry.getCompressedSize());
		long size = 0;
		byte[] part = new byte[64 * 1024];
		Streams streams = null;
		try (InputStream in = zip.getInputStream(entry)) {
			for (int read = in.readNBytes(part, 0, part.length); read > 0; read = in.readNBytes(part, 0, part.length)) {
				if (size == 0) {
					checkStart(part, read);
					streams = startsWith(part, read, OLE) ? new Streams() : null;
				}
				size += read;
				if (size > left || (size > RATIO_COUNTS_FROM && size / packed > HIGHEST_RATIO)) {
					throw Refused.at("file", "documents.bomb");
				}
				if (streams != null) {
					streams.read(part, read);
				}
			}
		}
		if (streams != null && streams.have(MACROS)) {
			throw Refused.at("file", "documents.macros");
		}
		if (streams != null && (streams.have(PACKAGE) || streams.have(PASSWORD))) {
			throw Refused.at("file", "documents.nested");
		}
		return size;
	}

	private static void checkStart(byte[] part, int length) {
		if (ARCHIVES.stream().anyMatch((start) -> startsWith(part, length, start))) {
			throw Refused.at("file", "documents.nested");
		}
	}

	/** A part with macros must be declared as one, whatever it is called. */
	private static void checkTypes(ZipFile zip, ZipEntry entry) throws IOException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try (InputStream in = zip.getInputStream(entry)) {
			XMLStreamReader xml = factory.createXMLStreamReader(in);
			while (xml.hasNext()) {
				if (xml.next() == XMLStreamReader.START_ELEMENT) {
					checkType(xml.getAttributeValue(null, "ContentType"));
					checkType(xml.getAttributeValue(null, "Type"));
				}
			}
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
	}

	private static void checkType(String type) {
		if (type != null && MACRO_TYPES.stream().anyMatch(type.toLowerCase(Locale.ROOT)::contains)) {
			throw Refused.at("file", "documents.macros");
		}
	}

	private static boolean startsWith(byte[] bytes, int length, String start) {
		byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
		return length >= wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
	}

	/**
	 * Finds the names of the streams in an OLE file, which it writes in two bytes a
	 * letter.
	 */
	private static final class Streams {

		private static final List<String> WANTED = List.of(PASSWORD, MACROS, PACKAGE, OLD_OFFICE.get(0),
				OLD_OFFICE.get(1));

		private static final int LONGEST_NAME = 64;

		private final Set<String> found = new HashSet<>();

		private String before = "";

		void read(byte[] part, int length) {
			String text = this.before + new String(part, 0, length, StandardCharsets.ISO_8859_1);
			WANTED.stream().filter((name) -> text.contains(wide(name))).forEach(this.found::add);
			this.before = text.substring(Math.max(0, text.length() - LONGEST_NAME));
		}

		boolean have(String name) {
			return this.found.contains(name);
		}

		private static String wide(String name) {
			return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
		}

	}

}
