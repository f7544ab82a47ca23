package org.grantway.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.documents.DocumentReader;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.web.Formats;

/**
 * Reads submitted versions of applications and framework agreements.
 */
@Component
class ApplicationReader implements DocumentReader {

	private static final Set<String> KINDS = Set.of(ApplicationVersions.KIND, Submitting.AGREEMENT);

	private final Applications applications;

	private final Calls calls;

	private final ApplicationContent content;

	private final SectionsInWords words;

	private final SubmissionReceipts receipts;

	private final MessageSource messages;

	ApplicationReader(Applications applications, Calls calls, ApplicationContent content, SectionsInWords words,
			SubmissionReceipts receipts, MessageSource messages) {
		this.applications = applications;
		this.calls = calls;
		this.content = content;
		this.words = words;
		this.receipts = receipts;
		this.messages = messages;
	}

	@Override
	public boolean reads(String kind) {
		return KINDS.contains(kind);
	}

	@Override
	public List<Fact> facts(FrozenDocument document, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(text(locale, "applications.brief.call"), call(document).title().in(locale)));
		this.receipts.findByApplicationIdOrderByDocumentVersion(document.of().id())
			.stream()
			.map(SubmissionReceipt::view)
			.filter((receipt) -> receipt.sha256().equals(document.sha256()))
			.findFirst()
			.ifPresent((receipt) -> {
				facts.add(new Fact(text(locale, "applications.receipt.time"),
						Formats.stamp(receipt.submittedAt(), locale)));
				facts.add(new Fact(text(locale, "applications.receipt.number"), receipt.number()));
			});
		return facts;
	}

	@Override
	public List<Part> read(FrozenDocument document, Locale locale) {
		Call call = call(document);
		return parts(document, call, SectionPlan.all(call), locale);
	}

	/** What regions agree, without the application that was frozen with it. */
	List<Part> readAgreement(FrozenDocument document, Locale locale) {
		Call call = call(document);
		return parts(document, call, SectionPlan.of(call, SectionPlan.Step.AGREEMENT), locale);
	}

	private List<Part> parts(FrozenDocument document, Call call, List<Section> sections, Locale locale) {
		return this.words.parts(this.content.frozen(call, sections, document), locale);
	}

	private Call call(FrozenDocument document) {
		return this.calls.require(this.applications.require(document.of().id()).callId());
	}

	private String text(Locale locale, String key) {
		return this.messages.getMessage(key, null, locale);
	}

}
