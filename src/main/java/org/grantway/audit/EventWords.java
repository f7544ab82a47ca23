package org.grantway.audit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.grantway.identity.OrganisationNames;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.springframework.context.MessageSource;

import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.Formats;

/**
 * Says in words what events hold: names of fields, statuses, yes and no. What has no word
 * is shown as it is.
 */
public final class EventWords {

	/** "Forward / 审核通过并提交": one text in English and in Chinese. */
	private static final Pattern BOTH = Pattern.compile("([^\\p{IsHan}]+) / (.*\\p{IsHan}.*)");

	private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

	private static final Pattern YUAN = Pattern.compile("\\d+\\.\\d{2}");

	/** Means and totals of marks are kept with four digits. */
	private static final Pattern MEAN = Pattern.compile("\\d+\\.\\d{4}");

	private static final Pattern PERSON = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

	private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d+)");

	private static final List<String> SUBJECTS = List.of("task", "section", "region", "department", "instalment",
			"report", "checkpoint", "kind", "slot", "purpose", "party", "funder");

	private static final Set<String> PLACES = Set.of("region", "department", "organisation", "host", "unit");

	private final MessageSource messages;

	private final OrganisationNames organisations;

	private final People people;

	private final Locale locale;

	/** The section of the application whose fields are told of, or null. */
	private final String section;

	/** Names of places and people that were asked for, by code and id. */
	private final Map<String, String> names;

	/** Whether times are written as papers have them. */
	private final boolean paper;

	public EventWords(MessageSource messages, OrganisationNames organisations, People people, Locale locale) {
		this(messages, organisations, people, locale, null, new HashMap<>(), false);
	}

	private EventWords(MessageSource messages, OrganisationNames organisations, People people, Locale locale,
			String section, Map<String, String> names, boolean paper) {
		this.messages = messages;
		this.organisations = organisations;
		this.people = people;
		this.locale = locale;
		this.section = section;
		this.names = names;
		this.paper = paper;
	}

	/**
	 * The words for an event with these values: where it tells of a section, its fields
	 * are called as the section's page calls them.
	 */
	public EventWords of(Map<String, ?> values) {
		Object told = values.get("section");
		return new EventWords(this.messages, this.organisations, this.people, this.locale,
				(told != null) ? told.toString() : null, this.names, this.paper);
	}

	/** The same for papers, where all times are written alike. */
	public EventWords onPaper() {
		return new EventWords(this.messages, this.organisations, this.people, this.locale, this.section, this.names,
				true);
	}

	public String field(String name) {
		String known = text("field." + name, one(name));
		return (this.section != null) ? text("applications.section." + this.section + "." + name, known) : known;
	}

	/** What a repeated event was about: the section, task, region or unit it names. */
	public String subject(String caseType, Map<String, Object> values) {
		if (values.containsKey("section")) {
			return value(caseType, "section", values.get("section"));
		}
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
			return value(caseType, "role", parts[0]) + (parts[1].equals(RoleAt.EVERYWHERE) ? ""
					: text("programmes.list-separator", ", ") + value(caseType, "region", parts[1]));
		}
		if (field.equals("purpose")) {
			return text("panel.purpose." + plain, plain);
		}
		if (field.equals("result")) {
			return text("panel.result." + plain, text("field.result." + plain, plain));
		}
		if (field.equals("findings") && plain.equals("none")) {
			return text("field.findings.none", plain);
		}
		if (field.equals("size")) {
			return text("field.size.bytes", "{0}").replace("{0}", plain);
		}
		if (field.equals("order")) {
			return Stream.of(plain.split(" "))
				.map(this::named)
				.collect(Collectors.joining(text("web.semicolon", "; ")));
		}
		if (field.equals("party")) {
			return party(plain);
		}
		if (field.equals("scan")) {
			return text("field.scan.kept", plain);
		}
		if (field.equals("opinion") && caseType.equals("list")) {
			return text("consultation.opinion." + plain.toLowerCase(Locale.ROOT).replace('_', '-'), plain);
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
			return text("applications.section.attachments." + slot,
					text("applications.document." + slot.replaceFirst("^attachment-", ""),
							text("field.slot." + slot, text("field." + slot, slot))));
		}
		if (PLACES.contains(field)) {
			return this.names.computeIfAbsent(plain, (code) -> this.organisations.of(code).in(this.locale));
		}
		if (field.contains("yuan") && plain.matches("\\d+")) {
			return sum(plain);
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

	/**
	 * Questions and answers are kept in both languages; the reader sees one. Rows of a
	 * table stand after one another, so do the cells of each.
	 */
	private String one(String kept) {
		return Arrays.stream(kept.split("; "))
			.map((row) -> Arrays.stream(row.split(" · ")).map(this::cell).collect(Collectors.joining(" · ")))
			.collect(Collectors.joining(text("web.semicolon", "; ")));
	}

	private String cell(String kept) {
		Matcher both = BOTH.matcher(kept);
		if (both.matches()) {
			return both.group(this.locale.getLanguage().equals("zh") ? 2 : 1);
		}
		try {
			if (DAY.matcher(kept).matches()) {
				return Formats.day(LocalDate.parse(kept), this.locale);
			}
			if (INSTANT.matcher(kept).matches()) {
				Instant at = Instant.parse(kept);
				return this.paper ? Formats.stamp(at, this.locale) : Formats.dateTime(at, this.locale);
			}
		}
		catch (DateTimeException ex) {
			return kept;
		}
		if (MEAN.matcher(kept).matches()) {
			return new BigDecimal(kept).stripTrailingZeros().toPlainString();
		}
		return YUAN.matcher(kept).matches() ? sum(kept) : named(kept);
	}

	private String sum(String yuan) {
		return Formats.shown(Money.read(yuan).orElseThrow(), this.locale).toString();
	}

	/** People stand in events by their ids. */
	private String named(String kept) {
		return PERSON.matcher(kept)
			.replaceAll((id) -> Matcher.quoteReplacement(this.names.computeIfAbsent(id.group(), this::person)));
	}

	private String person(String id) {
		PersonView person = this.people.all(Set.of(UUID.fromString(id))).get(UUID.fromString(id));
		return (person != null) ? person.name().in(this.locale) : text("history.unnamed", id);
	}

	/** Who signs is kept by the part in which, with the place where there are several. */
	private String party(String key) {
		for (String part : List.of("host", "region-science", "region-finance", "region-government")) {
			if (key.startsWith(part + "-")) {
				return text("field.party." + part, part) + text("programmes.list-separator", ", ")
						+ value("", "region", key.substring(part.length() + 1));
			}
		}
		return text("field.party." + key, value("", "region", key));
	}

	/** What is said otherwise is no pattern: apostrophes in it stay. */
	private String text(String key, String otherwise) {
		String known = this.messages.getMessage(key, null, null, this.locale);
		return (known != null) ? known : otherwise;
	}

}
