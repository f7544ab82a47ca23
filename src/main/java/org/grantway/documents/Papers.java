package org.grantway.documents;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.Base64;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.apache.xmpbox.xml.XmpSerializer;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import org.grantway.web.Formats;

/**
 * Makes papers to keep: a template as PDF/A-2b with its font inside. The same template,
 * content, language and time give the same bytes. What the font cannot show stands there
 * by its code point. Nothing is loaded before the first paper is asked for.
 */
@Component
public class Papers {

	private static final ClassPathResource FONT = new ClassPathResource("fonts/NotoSansSC-Regular.ttf");

	private static final ClassPathResource STYLE = new ClassPathResource("papers/paper.css");

	/** The directory of the font's tables: where it begins, how long a line of it is. */
	private static final int TABLES = 12;

	private static final int TABLE = 16;

	private static final int HEAD = TABLES + 32 * TABLE;

	private final SpringTemplateEngine templates;

	private final Formats formats;

	/** Each holds the font in memory. */
	private final Semaphore atOnce = new Semaphore(2, true);

	private BitSet shown;

	static {
		// it tells every step of each paper on the console
		XRLog.setLoggingEnabled(false);
	}

	Papers(SpringTemplateEngine templates, Formats formats) {
		this.templates = templates;
		this.formats = formats;
	}

	/**
	 * Makes the paper.
	 * @param template well-formed, without links and without images of other addresses
	 * @param at when what it tells of happened; the paper says it was made then
	 * @return the bytes of the PDF
	 */
	public byte[] make(String template, Map<String, Object> content, Locale language, Instant at) {
		Context context = new Context(language, content);
		context.setVariable("fmt", this.formats);
		context.setVariable("lang", "zh".equals(language.getLanguage()) ? "zh-CN" : "en");
		this.atOnce.acquireUninterruptibly();
		try {
			context.setVariable("css", STYLE.getContentAsString(StandardCharsets.UTF_8));
			return render(showable(this.templates.process(template, context)), at);
		}
		catch (IOException | XmpParsingException | javax.xml.transform.TransformerException ex) {
			throw new IllegalStateException("The paper " + template + " could not be made", ex);
		}
		finally {
			this.atOnce.release();
		}
	}

	/** A code that a telephone reads, as the address of an image. */
	public static String code(String text) {
		try {
			BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
			int scale = 6;
			BufferedImage image = new BufferedImage(bits.getWidth() * scale, bits.getHeight() * scale,
					BufferedImage.TYPE_INT_RGB);
			for (int y = 0; y < image.getHeight(); y++) {
				for (int x = 0; x < image.getWidth(); x++) {
					image.setRGB(x, y, bits.get(x / scale, y / scale) ? 0 : 0xFFFFFF);
				}
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			ImageIO.write(image, "png", out);
			return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] render(String html, Instant at)
			throws IOException, XmpParsingException, javax.xml.transform.TransformerException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PdfRendererBuilder builder = new PdfRendererBuilder();
		builder.withHtmlContent(html, null);
		builder.useFont(Papers::font, "paper");
		builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
		builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
		builder.useExternalResourceAccessControl((uri, type) -> uri.startsWith("data:image/png;"),
				ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
		builder.useExternalResourceAccessControl((uri, type) -> uri.startsWith("data:image/png;"),
				ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
		builder.toStream(out);
		try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
			renderer.layout();
			renderer.createPDFWithoutClosing();
			try (PDDocument document = renderer.getPdfDocument()) {
				date(document, at);
				document.setDocumentId(at.toEpochMilli());
				document.save(out);
			}
		}
		return out.toByteArray();
	}

	private static void date(PDDocument document, Instant at)
			throws IOException, XmpParsingException, javax.xml.transform.TransformerException {
		Calendar time = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
		time.setTimeInMillis(at.getEpochSecond() * 1000);
		document.getDocumentInformation().setCreationDate(time);
		document.getDocumentInformation().setModificationDate(time);
		XMPMetadata metadata = new DomXmpParser()
			.parse(document.getDocumentCatalog().getMetadata().exportXMPMetadata());
		XMPBasicSchema dates = metadata.getXMPBasicSchema();
		dates.setCreateDate(time);
		dates.setModifyDate(time);
		dates.setMetadataDate(time);
		ByteArrayOutputStream xmp = new ByteArrayOutputStream();
		new XmpSerializer().serialize(metadata, xmp, true);
		document.getDocumentCatalog().getMetadata().importXMPMetadata(xmp.toByteArray());
	}

	/** Puts the number of a character in the place of one that the font lacks. */
	private String showable(String html) throws IOException {
		BitSet known = shown();
		StringBuilder text = new StringBuilder(html.length());
		html.codePoints().forEach((point) -> {
			if (known.get(point) || point == '\n' || point == '\t') {
				text.appendCodePoint(point);
			}
			else if (Character.getType(point) != Character.CONTROL && Character.getType(point) != Character.FORMAT
					&& Character.getType(point) != Character.NON_SPACING_MARK && point != '\r') {
				text.append(String.format("[U+%04X]", point));
			}
		});
		return text.toString();
	}

	private synchronized BitSet shown() throws IOException {
		if (this.shown == null) {
			try (InputStream in = font(); TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
				CmapLookup glyphs = font.getUnicodeCmapLookup();
				BitSet found = new BitSet();
				for (int point = ' '; point <= Character.MAX_CODE_POINT; point++) {
					found.set(point, glyphs.getGlyphId(point) > 0);
				}
				this.shown = found;
			}
		}
		return this.shown;
	}

	/**
	 * The font without its table of ligatures: whoever copies a fingerprint from a paper
	 * gets the letters that were written.
	 */
	private static InputStream font() {
		try {
			InputStream in = FONT.getInputStream();
			byte[] head = in.readNBytes(HEAD);
			for (int at = TABLES; at + TABLE <= head.length; at += TABLE) {
				if (new String(head, at, 4, StandardCharsets.US_ASCII).equals("GSUB")) {
					head[at] = 'x';
				}
			}
			return new SequenceInputStream(new ByteArrayInputStream(head), in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
