package org.grantway.review.experts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.shared.LocalizedText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Makes a case readable for those who judge it: who and what it is in brief, and its
 * content without what is none of a judge's business.
 */
@Component
public class Reading {

	private static final Pattern NOT_FOR_JUDGES = Pattern
		.compile("(?i).*(excluded|unwanted|birth|idnumber|id_number|email|phone|account|promise).*");

	private static final Set<String> NOT_FOR_JUDGES_EITHER = Set.of("id", "person", "personId", "version");

	private final People people;

	private final Organisations organisations;

	private final ReferenceData reference;

	private final Files files;

	private final MessageSource messages;

	Reading(People people, Organisations organisations, ReferenceData reference, Files files, MessageSource messages) {
		this.people = people;
		this.organisations = organisations;
		this.reference = reference;
		this.files = files;
		this.messages = messages;
	}

	/** Enough to judge a conflict of interest: title, people and organisations. */
	public Brief brief(Subject subject) {
		List<LocalizedText> team = new ArrayList<>(this.people.all(new LinkedHashSet<>(subject.team()))
			.values()
			.stream()
			.map(People.PersonView::name)
			.toList());
		LocalizedText leader = this.people.require(subject.principalInvestigator()).name();
		subject.otherNames()
			.stream()
			.map((name) -> LocalizedText.of(name, name))
			.filter((name) -> !team.contains(name) && !Names.matches(name.en(), leader))
			.forEach(team::add);
		List<LocalizedText> units = new ArrayList<>();
		units.add(unit(subject.host()));
		subject.partners().forEach((code) -> units.add(unit(code)));
		LocalizedText field = (subject.field() != null)
				? this.reference.field(subject.field()).map(ReferenceData.Field::name).orElse(null) : null;
		return new Brief(subject.of().number(), subject.title(), leader, team, units, field);
	}

	private LocalizedText unit(String code) {
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.orElse(LocalizedText.of(code, code));
	}

	public List<StoredFile> files(Subject subject) {
		return subject.files().stream().map(this.files::require).toList();
	}

	public List<Part> parts(Subject subject, Locale locale) {
		List<Part> parts = new ArrayList<>();
		subject.content().forEach((section, fields) -> {
			if (!hidden(section)) {
				String prefix = "applications.section." + section;
				List<Part> inner = inner(fields, prefix, locale);
				if (!inner.isEmpty()) {
					parts.add(new Part(label(prefix, section, locale), null, inner));
				}
			}
		});
		return parts;
	}

	private List<Part> inner(Map<?, ?> fields, String prefix, Locale locale) {
		List<Part> parts = new ArrayList<>();
		fields.forEach((key, value) -> {
			String name = key.toString();
			if (!hidden(name)) {
				String path = prefix + "." + name.replaceFirst("_(en|zh)$", "");
				part(label(path, name, locale), value, path, locale, parts);
			}
		});
		return parts;
	}

	private void part(String label, Object value, String prefix, Locale locale, List<Part> parts) {
		if (value instanceof Map<?, ?> map) {
			List<Part> inner = inner(map, prefix, locale);
			if (!inner.isEmpty()) {
				parts.add(new Part(label, null, inner));
			}
		}
		else if (value instanceof Collection<?> rows) {
			List<Part> inner = new ArrayList<>();
			rows.forEach((row) -> part(null, row, prefix, locale, inner));
			if (!inner.isEmpty()) {
				parts.add(new Part(label, null, inner));
			}
		}
		else if (value != null && !value.toString().isBlank() && !isId(value.toString())) {
			parts.add(new Part(label, value.toString(), List.of()));
		}
	}

	private static boolean isId(String text) {
		try {
			return text.length() == 36 && UUID.fromString(text) != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean hidden(String key) {
		return NOT_FOR_JUDGES.matcher(key).matches() || NOT_FOR_JUDGES_EITHER.contains(key);
	}

	/**
	 * The applications module's own words for its sections and fields, if it has them.
	 */
	private String label(String messageKey, String key, Locale locale) {
		String readable = key.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[-_]+", " ").toLowerCase(Locale.ROOT);
		String plain = readable.isEmpty() ? key
				: readable.substring(0, 1).toUpperCase(Locale.ROOT) + readable.substring(1);
		String named = this.messages.getMessage(messageKey, null, null, locale);
		return (named != null) ? named : plain;
	}

	/**
	 * A case in brief.
	 *
	 * @param units host first, then partners
	 */
	public record Brief(String number, LocalizedText title, LocalizedText leader, List<LocalizedText> team,
			List<LocalizedText> units, LocalizedText field) {
	}

	/**
	 * A piece of content: text, or further parts.
	 *
	 * @param label null for a row of a list
	 */
	public record Part(String label, String text, List<Part> parts) {
	}

}
