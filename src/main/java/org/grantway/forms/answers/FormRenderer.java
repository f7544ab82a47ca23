package org.grantway.forms.answers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.forms.answers.FieldView.FileEntry;
import org.grantway.forms.answers.FieldView.Row;
import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormField;
import org.grantway.forms.definition.Outcome;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;

/**
 * Turns a form and the answers so far into what the page shows.
 */
@Component
public class FormRenderer {

	private final AnswerReader reader;

	private final MessageSource messages;

	FormRenderer(AnswerReader reader, MessageSource messages) {
		this.reader = reader;
		this.messages = messages;
	}

	/**
	 * @param answers as typed or typed values
	 * @param errors text by the name of the field
	 * @param closed outcomes to leave out
	 */
	public FormView view(FormDefinition form, Map<String, ?> answers, Map<String, String> errors, Set<String> closed,
			ReadingContext context) {
		Reading reading = this.reader.read(form, answers, null, context);
		Map<String, List<String>> sometimes = new HashMap<>();
		form.outcomes()
			.stream()
			.filter((outcome) -> !closed.contains(outcome.value()))
			.forEach((outcome) -> outcome.requires()
				.forEach((key) -> sometimes.computeIfAbsent(key, (first) -> new ArrayList<>())
					.add(outcome.label().in(context.locale()))));
		View view = new View(errors, reading.hidden(), sometimes, context, this.messages);
		return new FormView(view.fields(form.fields(), "", "", answers), buttons(form.outcomes(), closed, context),
				form.hasConditions());
	}

	private static List<FormView.Button> buttons(List<Outcome> outcomes, Set<String> closed, ReadingContext context) {
		return outcomes.stream()
			.filter((outcome) -> !closed.contains(outcome.value()))
			.map((outcome) -> new FormView.Button(outcome.value(), outcome.label().in(context.locale()),
					(outcome.next() != null) ? outcome.next().in(context.locale()) : null, outcome.tone(),
					outcome.signs()))
			.toList();
	}

	private record View(Map<String, String> errors, Set<String> hidden, Map<String, List<String>> sometimes,
			ReadingContext context, MessageSource messages) {

		private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-zA-Z]\\w*)\\s*}}");

		List<FieldView> fields(List<FormField> fields, String prefix, String path, Map<?, ?> answers) {
			List<FieldView> views = new ArrayList<>();
			int index = 0;
			for (FormField field : fields) {
				String name = AnswerReader.nameOf(field, prefix, path + index++);
				if (!this.hidden.contains(name)) {
					views.add(field(field, name, prefix, answers));
				}
			}
			return views;
		}

		private FieldView field(FormField field, String name, String prefix, Map<?, ?> answers) {
			Object raw = (field.key() != null) ? answers.get(field.key()) : null;
			List<FieldView> inner = (field.kind() == FieldKind.GROUP)
					? fields(field.fields(), prefix, name + "/", answers) : List.of();
			List<Row> rows = (field.kind() == FieldKind.DYNAMICLIST) ? rows(field, name, raw) : List.of();
			return new FieldView(field.isMoney() ? "money" : field.kind().type(), name, label(field), hint(field),
					value(field, raw, answers), this.errors.get(name), options(field), inner, rows, files(field, raw),
					field.lines(), (field.rules().maxLength() != null) ? field.rules().maxLength() : 0,
					text(field.unit()), rows.size() < field.maxRows());
		}

		private String label(FormField field) {
			String label = text(field.label());
			boolean optional = field.kind().isAnswered() && field.kind() != FieldKind.CHECKBOX
					&& field.kind() != FieldKind.DYNAMICLIST && !field.rules().required()
					&& !this.sometimes.containsKey(field.key());
			return optional ? this.messages.getMessage("forms.optional", new Object[] { label }, locale()) : label;
		}

		/**
		 * What helps to answer; a least length, and the button that needs it, are said
		 * before they are missed.
		 */
		private String hint(FormField field) {
			String hint = text(field.description());
			if (field.rules().minLength() != null && field.rules().minLength() > 1) {
				hint = and(hint, "forms.at-least", field.rules().minLength());
			}
			if (!field.rules().required() && this.sometimes.containsKey(field.key())) {
				hint = and(hint, field.allFor().isEmpty() ? "forms.needed-for" : "forms.all-needed-for", String
					.join(this.messages.getMessage("forms.or", null, locale()), this.sometimes.get(field.key())));
			}
			return hint;
		}

		private String and(String hint, String key, Object argument) {
			String more = this.messages.getMessage(key, new Object[] { argument }, locale());
			return (hint == null || hint.isBlank()) ? more
					: this.messages.getMessage("forms.both-hints", new Object[] { hint, more }, locale());
		}

		private Map<String, String> options(FormField field) {
			if (!field.kind().hasOptions()) {
				return Map.of();
			}
			return this.context.options(field);
		}

		private Object value(FormField field, Object raw, Map<?, ?> answers) {
			return switch (field.kind()) {
				case CHECKBOX -> ValueReader.truth(raw);
				case CHECKLIST -> (raw instanceof Collection<?> chosen) ? List.copyOf(chosen) : List.of();
				case TEXT -> filledIn(text(field.text()), answers);
				case GROUP, DYNAMICLIST, FILEPICKER, SEPARATOR -> null;
				default -> typed(raw);
			};
		}

		private static String typed(Object raw) {
			if (raw instanceof Money money) {
				return money.typed();
			}
			return (raw instanceof BigDecimal || raw != null) ? ValueReader.text(raw) : "";
		}

		private String filledIn(String text, Map<?, ?> answers) {
			Matcher matcher = PLACEHOLDER.matcher((text != null) ? text : "");
			return matcher.replaceAll((match) -> {
				Object value = this.context.given().getOrDefault(match.group(1), answers.get(match.group(1)));
				return Matcher.quoteReplacement(
						(value instanceof LocalizedText localized) ? localized.in(locale()) : typed(value));
			});
		}

		private List<Row> rows(FormField list, String name, Object raw) {
			List<Map<?, ?>> given = new ArrayList<>();
			if (raw instanceof Collection<?> collection) {
				collection.forEach((row) -> given.add((row instanceof Map<?, ?> map) ? map : Map.of()));
			}
			while (given.size() < list.minRows()) {
				given.add(Map.of());
			}
			List<Row> rows = new ArrayList<>();
			for (int row = 0; row < given.size(); row++) {
				String rowName = name + "." + row + ".";
				rows.add(new Row(row, row + 1, fields(list.fields(), rowName, rowName, given.get(row))));
			}
			return rows;
		}

		private List<FileEntry> files(FormField field, Object raw) {
			if (field.kind() != FieldKind.FILEPICKER || raw == null) {
				return List.of();
			}
			Collection<?> ids = (raw instanceof Collection<?> collection) ? collection : List.of(raw);
			return ids.stream()
				.flatMap((id) -> this.context.file(id.toString()).stream())
				.map((file) -> new FileEntry(file.id().toString(), file.name(), file.size(), file.scan()))
				.toList();
		}

		private String text(LocalizedText text) {
			return (text != null) ? text.in(locale()) : null;
		}

		private Locale locale() {
			return this.context.locale();
		}

	}

}
