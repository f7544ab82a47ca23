package org.grantway.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.grantway.identity.OrganisationNames;
import org.springframework.context.MessageSource;

import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Says in words what events hold: names of fields, statuses, yes and no. What has no word
 * is shown as it is.
 */
public final class EventWords {

	/** "Forward / 审核通过并提交": one text in English and in Chinese. */
	private static final Pattern BOTH = Pattern.compile("([^\\p{IsHan}]+) / (.*\\p{IsHan}.*)");

	private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d+)");

	private static final List<String> SUBJECTS = List.of("task", "section", "region", "department", "instalment",
			"report", "checkpoint");

	private static final Set<String> PLACES = Set.of("region", "department", "organisation", "host", "unit");

	private final MessageSource messages;

	private final OrganisationNames organisations;

	private final Locale locale;

	/** The section of the application whose fields are told of, or null. */
	private final String section;

	private final Map<String, String> places;

	public EventWords(MessageSource messages, OrganisationNames organisations, Locale locale) {
		this(messages, organisations, locale, null, new HashMap<>());
	}

	private EventWords(MessageSource messages, OrganisationNames organisations, Locale locale, String section,
			Map<String, String> places) {
		this.messages = messages;
		this.organisations = organisations;
		this.locale = locale;
		this.section = section;
		this.places = places;
	}

	/**
	 * The words for an event with these values: where it tells of a section, its fields
	 * are called as the section's page calls them.
	 */
	public EventWords of(Map<String, ?> values) {
		Object told = values.get("section");
		return new EventWords(this.messages, this.organisations, this.locale, (told != null) ? told.toString() : null,
				this.places);
	}

	public String field(String name) {
		String known = text("field." + name, one(name));
		return (this.section != null) ? text("applications.section." + this.section + "." + name, known) : known;
	}

	/** What a repeated event was about: the section, task, region or unit it names. */
	public String subject(String caseType, Map<String, Object> values) {
		return SUBJECTS.stream()
			.filter(values::containsKey)
			.map((field) -> value(caseType, field, values.get(field)))
			.collect(Collectors.joining(text("programmes.list-separator", ", ")));
	}

	/** A value of a field, as the case of that type calls it. */
	public String value(String caseType, String field, Object value) {
		if (value == null) {
			return "";
		}
		String plain = value.toString();
		if (field.equals("status")) {
			String key = "status." + caseType + "." + plain.toLowerCase(Locale.ROOT).replace('_', '-');
			return text(key + ".staff", text(key, plain));
		}
		if ((field.equals("as") || field.equals("role")) && plain.contains("@")) {
			String[] parts = plain.split("@", 2);
			return value(caseType, "role", parts[0])
					+ (parts[1].equals(RoleAt.EVERYWHERE) ? "" : ", " + value(caseType, "region", parts[1]));
		}
		if (field.equals("purpose")) {
			return text("panel.purpose." + plain, plain);
		}
		if (field.equals("result")) {
			return text("panel.result." + plain, plain);
		}
		if (field.equals("as") || field.equals("role")) {
			return Stream.of(Role.values())
				.filter((role) -> role.name().equals(plain))
				.findFirst()
				.map((role) -> text(role.messageKey(), plain))
				.orElse(plain);
		}
		if (field.equals("section")) {
			return text("applications.section." + plain, plain);
		}
		if (field.equals("checkpoint")) {
			return text("projects.checkpoint." + plain, plain);
		}
		if (field.equals("kind")) {
			return caseType.equals("project") ? text("projects.change.kind." + plain, document(plain))
					: document(plain);
		}
		if (field.equals("funder")) {
			return plain.equals("central") ? text("projects.funder.central", plain) : value(caseType, "region", plain);
		}
		if (field.equals("advice")) {
			return text("review.advice." + plain, plain);
		}
		if (field.equals("slot")) {
			String slot = plain.replaceFirst("^Task_\\w+-", "");
			return text("applications.section.attachments." + slot, text("field." + slot, slot));
		}
		if (PLACES.contains(field)) {
			return this.places.computeIfAbsent(plain, (code) -> this.organisations.of(code).in(this.locale));
		}
		return switch (plain) {
			case "true", "yes" -> text("history.yes", plain);
			case "false", "no" -> text("history.no", plain);
			default -> one(plain);
		};
	}

	/** What a frozen document is called, with its number where there are several. */
	private String document(String kind) {
		Matcher several = NUMBERED.matcher(kind);
		return several.matches() ? text("documents.kind." + several.group(1), several.group(1)) + " " + several.group(2)
				: text("documents.kind." + kind, kind);
	}

	/** Questions and answers are kept in both languages; the reader sees one. */
	private String one(String kept) {
		return Arrays.stream(kept.split("; ")).map((part) -> {
			Matcher both = BOTH.matcher(part);
			return both.matches() ? both.group(this.locale.getLanguage().equals("zh") ? 2 : 1) : part;
		}).collect(Collectors.joining("; "));
	}

	private String text(String key, String otherwise) {
		return this.messages.getMessage(key, null, otherwise, this.locale);
	}

}
