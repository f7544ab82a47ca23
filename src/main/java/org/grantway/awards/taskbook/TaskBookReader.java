package org.grantway.awards.taskbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.awards.taskbook.TaskBookContent.Difference;
import org.grantway.awards.taskbook.TaskBookContent.Funding;
import org.grantway.awards.taskbook.TaskBookContent.Instalment;
import org.grantway.documents.DocumentReader;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.documents.Readable.Table;
import org.grantway.identity.OrganisationNames;
import org.grantway.shared.LocalizedText;
import org.grantway.web.Formats;

/**
 * Reads task books.
 */
@Component
class TaskBookReader implements DocumentReader {

	private final TaskBooks books;

	private final OrganisationNames organisations;

	private final Formats formats;

	private final MessageSource messages;

	TaskBookReader(TaskBooks books, OrganisationNames organisations, Formats formats, MessageSource messages) {
		this.books = books;
		this.organisations = organisations;
		this.formats = formats;
		this.messages = messages;
	}

	@Override
	public boolean reads(String kind) {
		return kind.equals(TaskBooks.KIND);
	}

	@Override
	public List<Fact> facts(FrozenDocument document, Locale locale) {
		TaskBookContent book = this.books.read(document.content());
		List<Fact> facts = new ArrayList<>();
		facts.add(fact(locale, "taskbook.decision", book.decisionNumber()));
		facts.add(fact(locale, "taskbook.leader", book.principalInvestigator().in(locale)));
		facts.add(fact(locale, "taskbook.host", book.host().in(locale)));
		facts.add(fact(locale, "taskbook.duration", text(locale, "taskbook.months", book.durationMonths())));
		facts.add(fact(locale, "taskbook.start", text(locale, "taskbook.start.text")));
		facts.add(fact(locale, "taskbook.amount", this.formats.exact(book.money())));
		for (Funding part : book.funding()) {
			String funder = part.isCentral() ? text(locale, "taskbook.funding.central")
					: this.organisations.of(part.funder()).in(locale);
			facts.add(new Fact(funder, this.formats.exact(part.money())));
		}
		if (book.conditions() != null && !book.conditions().isBlank()) {
			facts.add(fact(locale, "taskbook.conditions", book.conditions()));
		}
		return facts;
	}

	@Override
	public List<Part> read(FrozenDocument document, Locale locale) {
		TaskBookContent book = this.books.read(document.content());
		Map<String, LocalizedText> categories = this.books.categories(document.of().id());
		List<Part> parts = new ArrayList<>();
		parts.add(rows(locale, "taskbook.milestones", labels("milestones", BookForm.MILESTONE), Set.of(),
				book.milestones()
					.stream()
					.map((one) -> List.of(one.name(), orNothing(this.formats.beginningWithDay(one.due())),
							orNothing(one.deliverable())))
					.toList()));
		parts.add(rows(locale, "taskbook.indicators", labels("indicators", BookForm.INDICATOR), Set.of(2, 3),
				book.indicators()
					.stream()
					.map((one) -> List.of(one.name(), orNothing(one.unit()), orNothing(one.baseline()),
							orNothing(one.target()), orNothing(one.evidence())))
					.toList()));
		if (!book.team().isEmpty()) {
			parts.add(rows(locale, "taskbook.team",
					List.of("taskbook.member", "taskbook.unit", "taskbook.role", "taskbook.member.months"), Set.of(3),
					book.team()
						.stream()
						.map((one) -> List.of(one.name(), one.unit().in(locale), role(one.role(), locale),
								orNothing(one.months())))
						.toList()));
		}
		if (!book.partners().isEmpty()) {
			parts.add(rows(locale, "taskbook.partners",
					List.of("taskbook.unit", "taskbook.task", "taskbook.part", "taskbook.own"), Set.of(2, 3),
					book.partners()
						.stream()
						.map((one) -> List.of(one.unit().in(locale), orNothing(one.task()),
								this.formats.exact(one.money()), this.formats.exact(one.brings())))
						.toList()));
		}
		parts.add(rows(locale, "taskbook.instalments",
				List.of("taskbook.instalment", "taskbook.trigger", "taskbook.amount"), Set.of(0, 2),
				book.instalments()
					.stream()
					.map((one) -> List.of(String.valueOf(one.number()), trigger(one, locale),
							this.formats.exact(one.money())))
					.toList()));
		parts.add(rows(locale, "taskbook.budget", List.of("taskbook.category", "taskbook.amount"), Set.of(1),
				book.budget()
					.stream()
					.map((one) -> List.of(name(categories, one.category(), locale), this.formats.exact(one.money())))
					.toList()));
		if (!book.changes().isEmpty()) {
			parts.add(rows(locale, "taskbook.differences",
					List.of("taskbook.difference.what", "taskbook.difference.before", "taskbook.difference.after"),
					Set.of(), book.changes().stream().map((one) -> difference(one, categories, locale)).toList()));
		}
		if (book.reason() != null && !book.reason().isBlank()) {
			parts.add(new Part(text(locale, "taskbook.reason"), List.of(new Fact("", book.reason()))));
		}
		return parts;
	}

	private List<String> difference(Difference one, Map<String, LocalizedText> categories, Locale locale) {
		String name = one.kind().equals("budget") ? name(categories, one.name(), locale) : one.name();
		return List.of(text(locale, "taskbook.difference." + one.kind()) + " " + name,
				(one.before() != null) ? this.formats.beginningWithDay(one.before())
						: text(locale, "taskbook.difference.new"),
				(one.after() != null) ? this.formats.beginningWithDay(one.after())
						: text(locale, "taskbook.difference.gone"));
	}

	private String trigger(Instalment one, Locale locale) {
		return this.messages.getMessage("programmes.trigger." + one.trigger(), null, one.trigger(), locale);
	}

	private String role(String code, Locale locale) {
		return this.messages.getMessage("applications.option.team-roles." + code, null, code, locale);
	}

	private static String name(Map<String, LocalizedText> categories, String code, Locale locale) {
		return categories.containsKey(code) ? categories.get(code).in(locale) : code;
	}

	private Part rows(Locale locale, String title, List<String> headers, Set<Integer> figures,
			List<List<String>> rows) {
		String heading = text(locale, title);
		if (rows.isEmpty()) {
			return new Part(heading, List.of(new Fact("", text(locale, "taskbook.none"))));
		}
		return new Part(heading, List.of(),
				List.of(new Table("", headers.stream().map((key) -> text(locale, key)).toList(), rows, figures)));
	}

	private static List<String> labels(String list, List<String> columns) {
		return columns.stream().map((column) -> BookForm.label(list, column)).toList();
	}

	private static String orNothing(String text) {
		return (text != null) ? text : "";
	}

	private Fact fact(Locale locale, String key, String text) {
		return new Fact(text(locale, key), orNothing(text));
	}

	private String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
