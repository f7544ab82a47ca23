package org.grantway.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.SignatureView;
import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.documents.Readable.Table;
import org.grantway.shared.NotFound;
import org.grantway.web.Formats;

/**
 * Makes papers of frozen documents: what each says in words, under its number, version
 * and hash and with its signatures. The paper of the same version, in the same language,
 * has the same bytes; it is dated as the version is.
 */
@Component
public class DocumentPapers {

	private final FrozenDocuments documents;

	private final List<DocumentReader> readers;

	private final Papers papers;

	private final Formats formats;

	private final MessageSource messages;

	DocumentPapers(FrozenDocuments documents, List<DocumentReader> readers, Papers papers, Formats formats,
			MessageSource messages) {
		this.documents = documents;
		this.readers = readers;
		this.papers = papers;
		this.formats = formats;
		this.messages = messages;
	}

	/**
	 * The bytes of the PDF. The caller checks who may read.
	 * @throws NotFound if no module reads documents of this kind
	 */
	public byte[] make(FrozenDocument document, Locale locale) {
		return this.papers.make("documents/readable-paper", Map.of("page", read(document, locale)), locale,
				document.frozenAt());
	}

	Readable read(FrozenDocument document, Locale locale) {
		DocumentReader reader = this.readers.stream()
			.filter((one) -> one.reads(document.kind()))
			.findFirst()
			.orElseThrow(() -> new NotFound("reader of " + document.kind()));
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(text(locale, "documents.case"), document.of().number()));
		facts.add(new Fact(text(locale, "documents.version"), String.valueOf(document.version())));
		facts.add(new Fact(text(locale, "documents.frozen"), Formats.stamp(document.frozenAt(), locale)));
		facts.addAll(reader.facts(document, locale));
		facts.add(new Fact(text(locale, "documents.times"), text(locale, "documents.times.zone")));
		facts.add(new Fact(text(locale, "documents.amounts"), text(locale, "documents.amounts.unit")));
		facts.add(new Fact("SHA-256", document.sha256()));
		List<Part> parts = new ArrayList<>(reader.read(document, locale));
		List<SignatureView> signatures = this.documents.signatures(document.id());
		if (!signatures.isEmpty()) {
			parts.add(signatures(signatures, locale));
		}
		return new Readable(title(document, locale), document.of().number() + " · " + document.version(), facts, parts);
	}

	private String title(FrozenDocument document, Locale locale) {
		String title = document.title().in(locale);
		return document.isTitledAsCase()
				? text(locale, "web.labelled", text(locale, "documents.kind." + document.kind()), title) : title;
	}

	private Part signatures(List<SignatureView> signatures, Locale locale) {
		List<String> headers = Stream
			.of("documents.party", "documents.signature.state", "documents.signature.at", "documents.signature.paper")
			.map((key) -> text(locale, key))
			.toList();
		List<List<String>> rows = signatures.stream()
			.map((one) -> List.of(one.party().name().in(locale),
					text(locale, "documents.signature.state." + one.state()),
					(one.at() != null) ? Formats.stamp(one.at(), locale) : "–", onPaper(one)))
			.toList();
		String title = text(locale, "documents.signatures");
		return new Part(title, List.of(), List.of(new Table(title, headers, rows, Set.of())));
	}

	private String onPaper(SignatureView one) {
		return Stream.of(one.documentNumber(), (one.dateOnPaper() != null) ? this.formats.day(one.dateOnPaper()) : null)
			.filter((part) -> part != null)
			.collect(Collectors.joining(", "));
	}

	private String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
