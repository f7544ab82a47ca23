package org.grantway.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationContent.FieldView;
import org.grantway.applications.ApplicationContent.SectionView;
import org.grantway.applications.budget.BudgetSheet;
import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.documents.Readable.Table;
import org.grantway.web.Formats;

/**
 * Sections of an application as parts of a document to read: what was not answered is
 * left out, files stand with their fingerprints, a budget with what it adds up to.
 */
@Component
class SectionsInWords {

	private final Formats formats;

	private final MessageSource messages;

	SectionsInWords(Formats formats, MessageSource messages) {
		this.formats = formats;
		this.messages = messages;
	}

	List<Part> parts(List<SectionView> sections, Locale locale) {
		return sections.stream()
			.filter((section) -> section.fields().stream().anyMatch((field) -> !field.isEmpty()))
			.map((section) -> part(section, locale))
			.toList();
	}

	private Part part(SectionView section, Locale locale) {
		List<Fact> facts = section.fields()
			.stream()
			.filter((field) -> field.rows().isEmpty() && !field.isEmpty())
			.map((field) -> new Fact(field.label(), text(field)))
			.collect(Collectors.toCollection(ArrayList::new));
		if (section.budget() != null) {
			facts.addAll(totals(section.budget(), locale));
		}
		List<Table> tables = section.fields()
			.stream()
			.filter((field) -> !field.rows().isEmpty())
			.map((field) -> new Table(field.label(), field.headers(), field.rows(), field.figures()))
			.toList();
		return new Part(text(locale, section.titleKey()), facts, tables);
	}

	private static String text(FieldView field) {
		Stream<String> said = Stream.of(field.text()).filter((text) -> !text.isBlank());
		Stream<String> files = field.files()
			.stream()
			.map((shown) -> shown.file().name() + "\nSHA-256 " + shown.file().sha256());
		return Stream.concat(said, files).collect(Collectors.joining("\n"));
	}

	/** What a budget adds up to, by heading and in all. */
	private List<Fact> totals(BudgetSheet budget, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		budget.headings()
			.forEach((category, sum) -> facts.add(new Fact(category.name().in(locale), this.formats.exact(sum))));
		if (budget.rules().indirect()) {
			facts
				.add(new Fact(
						budget.hasIndirectBase()
								? text(locale, "applications.budget.indirect",
										this.formats.exact(budget.indirectBase()))
								: text(locale, "applications.budget.indirect.none"),
						this.formats.exact(budget.indirect())));
		}
		facts.add(new Fact(text(locale, "applications.budget.requested"), this.formats.exact(budget.requested())));
		facts.add(new Fact(text(locale, "applications.budget.matching"), this.formats.exact(budget.matching())));
		budget.years()
			.forEach((year) -> facts.add(new Fact(
					text(locale, "web.labelled", text(locale, "applications.option.years", year.number()),
							text(locale, "applications.budget.year.requested")),
					this.formats.exact(year.requested()))));
		facts.add(new Fact(text(locale, "applications.budget.total"), this.formats.exact(budget.total())));
		return facts;
	}

	private String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
