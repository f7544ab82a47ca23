package org.grantway.applications;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Reads papers as an archive would.
 */
public final class PapersAtHand {

	private PapersAtHand() {
	}

	/** What keeps the paper from being PDF/A-2b; empty if nothing does. */
	public static List<String> violations(byte[] paper) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		try (PDFAParser parser = Foundries.defaultInstance()
			.createParser(new ByteArrayInputStream(paper), PDFAFlavour.PDFA_2_B);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
			return validator.validate(parser)
				.getTestAssertions()
				.stream()
				.map((assertion) -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
				.distinct()
				.toList();
		}
	}

	/** What a reader sees. */
	public static String text(byte[] paper) throws IOException {
		try (PDDocument document = Loader.loadPDF(paper)) {
			return new PDFTextStripper().getText(document);
		}
	}

}
