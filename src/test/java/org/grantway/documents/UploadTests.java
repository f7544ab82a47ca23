package org.grantway.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDJavascriptNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionNamed;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.action.PDDocumentCatalogAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.grantway.documents.UploadCheck.Findings;
import org.grantway.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The permanent list of hostile uploads. Whoever finds another trick adds a line.
 */
class UploadTests {

	private static final String CONTENT_TYPES = "[Content_Types].xml";

	private static final byte[] OLE = bytes("\u00d0\u00cf\21\u00e0\u00a1\u00b1\32\u00e1");

	private static final byte[] RAR = bytes("Rar!\32\7\1\0x");

	private static final byte[] SEVEN_ZIP = bytes("7z\u00bc\u00af\47\34\0\4");

	private static final byte[] GZIP = bytes("\37\u008b\10\0x");

	@TempDir
	private Path directory;

	static Stream<Arguments> hostile() throws IOException {
		byte[] pdf = pdf(1);
		return Stream.of(Arguments.of("nothing in it", "a.pdf", new byte[0], "documents.empty"),
				Arguments.of("a program", "a.exe", bytes("MZ"), "documents.type-not-allowed"),
				Arguments.of("no ending", "README", bytes("text"), "documents.type-not-allowed"),
				Arguments.of("an ending alone", ".pdf", pdf, "documents.type-not-allowed"),
				Arguments.of("a page of HTML called PDF", "a.pdf", bytes("<html><script>alert(1)</script></html>"),
						"documents.other-type"),
				Arguments.of("a program called PDF", "a.pdf", bytes("MZ\u0090\u0000\u0003"), "documents.other-type"),
				Arguments.of("a drawing that can run script", "a.svg", bytes("<svg onload='alert(1)'/>"),
						"documents.type-not-allowed"),
				Arguments.of("a PDF called PNG", "a.png", pdf, "documents.other-type"),
				Arguments.of("a PDF called Word", "a.docx", pdf, "documents.other-type"),
				Arguments.of("an image called PDF", "a.pdf", png(2, 2), "documents.other-type"),
				Arguments.of("HTML before the PDF", "a.pdf", join(bytes("<script>1</script>\n"), pdf),
						"documents.other-type"),
				Arguments.of("the start of a PDF only", "a.pdf", bytes("%PDF-1.7\nnothing"), "documents.unreadable"),
				Arguments.of("half a PDF", "a.pdf", Arrays.copyOf(pdf, 40), "documents.unreadable"),
				Arguments.of("a PDF with a password", "a.pdf", encrypted(), "documents.encrypted"),
				Arguments.of("a bare archive called Word", "a.docx", zip(Map.of("x.txt", bytes("x"))),
						"documents.other-type"),
				Arguments.of("Excel called Word", "a.docx", office("xl/workbook.xml", Map.of()),
						"documents.other-type"),
				Arguments.of("macros", "a.docx", word(Map.of("word/vbaProject.bin", bytes("x"))), "documents.macros"),
				Arguments.of("a Word file with macros", "a.docm", word(Map.of()), "documents.macro-type"),
				Arguments.of("an Excel file with macros", "A.XLSM", bytes("x"), "documents.macro-type"),
				Arguments.of("macros under another name", "a.docx",
						word(Map.of("word/data.bin", ole("VBA", "_VBA_PROJECT"))), "documents.macros"),
				Arguments.of("macros at a far end of a large part", "a.docx",
						word(Map.of("word/data.bin",
								join(OLE, random(64 * 1024 - OLE.length - 7), wide("_VBA_PROJECT"), random(100)))),
						"documents.macros"),
				Arguments.of("a Word file with macros called docx", "a.docx",
						typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "documents.macros"),
				Arguments.of("macros declared in another spelling", "a.docx",
						typed("application/vnd.ms-word.document.&#x6d;acroEnabled.main+xml"), "documents.macros"),
				Arguments.of("macros declared in another encoding", "a.docx",
						office("word/document.xml",
								Map.of(CONTENT_TYPES,
										("\ufeff<Types><Default Extension='bin' "
												+ "ContentType='application/vnd.ms-office.vbaProject'/></Types>")
											.getBytes(StandardCharsets.UTF_16BE))),
						"documents.macros"),
				Arguments
					.of("macros by a relationship only", "a.docx", word(Map.of("word/_rels/document.xml.rels", bytes(
							"<Relationships><Relationship Id='r' Target='data.bin' Type='http://schemas.microsoft.com/office/"
									+ "2006/relationships/vbaProject'/></Relationships>"))),
							"documents.macros"),
				Arguments.of("types that are no XML", "a.docx",
						office("word/document.xml", Map.of(CONTENT_TYPES, bytes("<Types"))), "documents.unreadable"),
				Arguments
					.of("types that ask for another file", "a.docx",
							office("word/document.xml", Map.of(CONTENT_TYPES,
									bytes("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Types>&e;</Types>"))),
							"documents.unreadable"),
				Arguments.of("an old Word file", "a.doc", ole("WordDocument"), "documents.old-office"),
				Arguments.of("an old Excel file", "a.xls", ole("Workbook"), "documents.old-office"),
				Arguments.of("an old Word file called docx", "a.docx", ole("WordDocument"), "documents.old-office"),
				Arguments.of("an old Excel file called xlsx", "a.xlsx", ole("Workbook"), "documents.old-office"),
				Arguments.of("an installer called docx", "a.docx", ole("Property"), "documents.other-type"),
				Arguments.of("an old Word file called PDF", "a.pdf", ole("WordDocument"), "documents.other-type"),
				Arguments.of("a Word file with a password", "a.docx", ole("EncryptionInfo", "EncryptedPackage"),
						"documents.encrypted"),
				Arguments.of("an Excel file with a password", "a.xlsx", ole("EncryptionInfo", "EncryptedPackage"),
						"documents.encrypted"),
				Arguments.of("a zip archive", "a.zip", zip(Map.of("a.pdf", pdf)), "documents.archive"),
				Arguments.of("a Rar archive", "a.RAR", RAR, "documents.archive"),
				Arguments.of("a 7z archive", "a.7z", SEVEN_ZIP, "documents.archive"),
				Arguments.of("a packed archive", "a.tar.gz", GZIP, "documents.archive"),
				Arguments.of("a zip archive called PDF", "a.pdf", zip(Map.of("a.pdf", pdf)), "documents.other-type"),
				Arguments.of("a zip archive inside under another name", "a.docx",
						word(Map.of("word/media/image1.png", zip(Map.of("x", bytes("x"))))), "documents.nested"),
				Arguments.of("an empty zip archive inside", "a.docx", word(Map.of("word/a.bin", zip(Map.of()))),
						"documents.nested"),
				Arguments.of("a Rar archive inside under another name", "a.docx", word(Map.of("word/a.bin", RAR)),
						"documents.nested"),
				Arguments.of("a 7z archive inside under another name", "a.xlsx",
						office("xl/workbook.xml", Map.of("xl/a.bin", SEVEN_ZIP)), "documents.nested"),
				Arguments.of("a packed file inside under another name", "a.docx", word(Map.of("word/a.bin", GZIP)),
						"documents.nested"),
				Arguments.of("a file packed in an object", "a.docx",
						word(Map.of("word/embeddings/oleObject1.bin", ole("\1Ole10Native"))), "documents.nested"),
				Arguments.of("an archive inside", "a.docx", word(Map.of("word/embeddings/a.zip", bytes("x"))),
						"documents.nested"),
				Arguments.of("a program inside", "a.docx", word(Map.of("word/embeddings/a.exe", bytes("x"))),
						"documents.nested"),
				Arguments.of("a way out of the directory", "a.docx", word(Map.of("../../evil.xml", bytes("x"))),
						"documents.nested"),
				Arguments.of("an absolute path", "a.docx", word(Map.of("/etc/passwd", bytes("x"))), "documents.nested"),
				Arguments.of("a bomb", "a.xlsx",
						office("xl/workbook.xml", Map.of("xl/big.xml", new byte[20 * 1024 * 1024])), "documents.bomb"),
				Arguments.of("an image as large as a field", "a.png", hugePng(), "documents.bomb"),
				Arguments.of("a broken image", "a.png", Arrays.copyOf(png(2, 2), 12), "documents.unreadable"),
				Arguments.of("too large", "a.pdf", join(pdf, new byte[3 * 1024 * 1024]), "documents.too-large"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostile")
	void refuses(String what, String name, byte[] content, String reason) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> upload(name, content)).withMessage(reason);
		assertThat(this.directory.resolve("arriving")).satisfiesAnyOf((path) -> assertThat(path).doesNotExist(),
				(path) -> assertThat(path).isEmptyDirectory());
	}

	@Test
	void acceptsWhatItSays() throws IOException {
		assertThat(upload("Case.PDF", pdf(3))).isEqualTo(new Findings(3, false));
		assertThat(upload("a.docx", word(Map.of()))).isEqualTo(new Findings(0, false));
		assertThat(upload("a.xlsx", office("xl/workbook.xml", Map.of()))).isEqualTo(new Findings(0, false));
		assertThat(upload("a.png", png(2, 2))).isEqualTo(new Findings(0, false));
		assertThat(upload("a.docx", word(Map.of("word/embeddings/oleObject1.bin", ole("Equation Native")))))
			.isEqualTo(new Findings(0, false));
		assertThat(upload("a.docx", word(Map.of("word/media/empty.bin", new byte[0]))))
			.isEqualTo(new Findings(0, false));
	}

	static Stream<Arguments> active() {
		return Stream.of(
				change("a script at the start",
						(document) -> document.getDocumentCatalog()
							.setOpenAction(new PDActionJavaScript("app.alert(1)"))),
				change("a program at the start",
						(document) -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch())),
				change("a script after a harmless action", (document) -> {
					PDActionNamed harmless = new PDActionNamed();
					harmless.setNext(List.of(new PDActionNamed(), new PDActionJavaScript("1")));
					document.getDocumentCatalog().setOpenAction(harmless);
				}), change("a script when it is printed", (document) -> {
					PDDocumentCatalogAdditionalActions events = new PDDocumentCatalogAdditionalActions();
					events.setWP(new PDActionJavaScript("1"));
					document.getDocumentCatalog().setActions(events);
				}), change("a script when a page opens", (document) -> {
					PDPageAdditionalActions events = new PDPageAdditionalActions();
					events.setO(new PDActionJavaScript("1"));
					document.getPage(1).setActions(events);
				}), change("a link that starts a program", (document) -> {
					PDAnnotationLink link = new PDAnnotationLink();
					link.setAction(new PDActionLaunch());
					document.getPage(1).setAnnotations(List.of(link));
				}),
				change("a file pinned to a page",
						(document) -> document.getPage(0).setAnnotations(List.of(new PDAnnotationFileAttachment()))),
				change("a file inside", (document) -> {
					PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
					names.setEmbeddedFiles(new PDEmbeddedFilesNameTreeNode());
					document.getDocumentCatalog().setNames(names);
				}), change("scripts by name", (document) -> {
					PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
					names.setJavascript(new PDJavascriptNameTreeNode());
					document.getDocumentCatalog().setNames(names);
				}), change("a bookmark that starts a program", (document) -> {
					PDOutlineItem chapter = new PDOutlineItem();
					PDOutlineItem section = new PDOutlineItem();
					section.setAction(new PDActionLaunch());
					chapter.addLast(section);
					PDDocumentOutline outline = new PDDocumentOutline();
					outline.addLast(new PDOutlineItem());
					outline.addLast(chapter);
					document.getDocumentCatalog().setDocumentOutline(outline);
				}), change("a field that computes", (document) -> {
					PDAcroForm form = new PDAcroForm(document);
					PDTextField field = new PDTextField(form);
					field.getCOSObject().setItem("AA", new COSDictionary());
					((COSDictionary) field.getCOSObject().getDictionaryObject("AA")).setItem("C",
							new PDActionJavaScript("1"));
					form.setFields(List.of(field));
					document.getDocumentCatalog().setAcroForm(form);
				}));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("active")
	void whatDoesMoreThanShowPagesIsTakenAndMarked(String what, Change change) throws IOException {
		assertThat(upload("a.pdf", pdf(2, change))).isEqualTo(new Findings(2, true));
	}

	@Test
	void aLinkToAnAddressOrAPageIsNoActiveContent() throws IOException {
		assertThat(upload("a.pdf", pdf(2, (document) -> {
			PDActionURI address = new PDActionURI();
			address.setURI("https://example.org");
			PDAnnotationLink link = new PDAnnotationLink();
			link.setAction(address);
			document.getPage(0).setAnnotations(List.of(link));
			PDOutlineItem chapter = new PDOutlineItem();
			chapter.setDestination(document.getPage(1));
			PDDocumentOutline outline = new PDDocumentOutline();
			outline.addLast(chapter);
			document.getDocumentCatalog().setDocumentOutline(outline);
			document.getDocumentCatalog().setOpenAction(new PDActionGoTo());
		}))).isEqualTo(new Findings(2, false));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			../../etc/passwd.pdf   | passwd.pdf
			C:\\Users\\me\\a.pdf      | a.pdf
			申请书 (终稿).pdf          | 申请书 (终稿).pdf
			a\u202Efdp.exe          | afdp.exe
			a\u0000b.pdf            | ab.pdf
			line\u2028break.pdf     | linebreak.pdf
			"a";x=<b>.pdf           | _a__x=_b_.pdf
			..pdf                   | pdf
			a.pdf...                | a.pdf
			""", quoteCharacter = '\'')
	void namesAreMadeHarmless(String given, String clean) {
		assertThat(FileName.clean(given)).isEqualTo(clean);
	}

	@Test
	void longNamesKeepTheirEnding() {
		assertThat(FileName.clean("长".repeat(400) + ".pdf")).endsWith(".pdf").hasSizeLessThanOrEqualTo(150);
		assertThat(FileName.clean("x".repeat(400))).hasSizeLessThanOrEqualTo(150);
		assertThat(FileName.clean(null)).isEmpty();
	}

	private Findings upload(String given, byte[] content) {
		ContentStore store = new ContentStore(this.directory, DataSize.ofMegabytes(2));
		FileKind kind = FileKind.of(FileName.clean(given));
		ContentStore.Arrival arrival = store.receive(new ByteArrayInputStream(content));
		try {
			Findings findings = new UploadCheck().check(arrival.file(), kind);
			store.keep(arrival);
			assertThat(store.path(arrival.content().sha256())).hasBinaryContent(content);
			return findings;
		}
		catch (RuntimeException ex) {
			store.discard(arrival);
			throw ex;
		}
	}

	static byte[] pdf(int pages) throws IOException {
		return pdf(pages, (document) -> {
		});
	}

	private static Arguments change(String what, Change change) {
		return Arguments.of(what, change);
	}

	private static byte[] pdf(int pages, Change change) throws IOException {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			for (int page = 0; page < pages; page++) {
				document.addPage(new PDPage());
			}
			change.to(document);
			document.save(out);
			return out.toByteArray();
		}
	}

	private static byte[] encrypted() throws IOException {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			document.addPage(new PDPage());
			document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
			document.save(out);
			return out.toByteArray();
		}
	}

	private static byte[] png(int width, int height) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
		return out.toByteArray();
	}

	/** The header claims 50,000 by 50,000 points. */
	private static byte[] hugePng() throws IOException {
		byte[] image = png(2, 2);
		for (int at : new int[] { 16, 20 }) {
			image[at + 2] = (byte) 0xC3;
			image[at + 3] = (byte) 0x50;
		}
		return image;
	}

	private static byte[] word(Map<String, byte[]> more) throws IOException {
		return office("word/document.xml", more);
	}

	private static byte[] office(String main, Map<String, byte[]> more) throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put(CONTENT_TYPES, bytes("<Types/>"));
		entries.put(main, bytes("<x/>"));
		entries.putAll(more);
		return zip(entries);
	}

	private static byte[] zip(Map<String, byte[]> entries) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		return out.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** A Word file that declares its main part to be of that type. */
	private static byte[] typed(String type) throws IOException {
		return word(Map.of(CONTENT_TYPES,
				bytes("<Types><Override PartName='/word/document.xml' ContentType='" + type + "'/></Types>")));
	}

	/** The start of an OLE file, and later the names of its streams. */
	private static byte[] ole(String... streams) {
		byte[] file = join(OLE, random(1000));
		for (String stream : streams) {
			file = join(file, wide(stream), random(90));
		}
		return file;
	}

	private static byte[] wide(String name) {
		return name.getBytes(StandardCharsets.UTF_16LE);
	}

	private static byte[] random(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		Stream.of(parts).forEach(all::writeBytes);
		return all.toByteArray();
	}

	/** What a test does to a PDF before it is saved. */
	private interface Change {

		void to(PDDocument document) throws IOException;

	}

}
