package org.grantway.programmes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import org.grantway.identity.Organisations;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * Puts codes of a call's configuration into words in the reader's language. A code
 * without words of its own is shown as it is, so that new data never breaks a page.
 */
@Component
class CallTexts {

	private final MessageSource messages;

	private final Organisations organisations;

	private final ReferenceData reference;

	private final ReferenceStore store;

	CallTexts(MessageSource messages, Organisations organisations, ReferenceData reference, ReferenceStore store) {
		this.messages = messages;
		this.organisations = organisations;
		this.reference = reference;
		this.store = store;
	}

	static String statusKey(CallStatus status) {
		return "status.call." + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static String tone(CallStatus status) {
		return switch (status) {
			case DRAFT, CLOSED -> "grey";
			case IN_APPROVAL -> "amber";
			case PUBLISHED -> "blue";
			case OPEN -> "green";
			case CANCELLED -> "red";
		};
	}

	/** The words for a code of a kind, e.g. {@code document} {@code host-commitment}. */
	String word(String kind, String code) {
		return this.messages.getMessage("programmes." + kind + "." + code, null, code, locale());
	}

	Map<String, String> words(String kind, Collection<String> codes) {
		Map<String, String> words = new LinkedHashMap<>();
		codes.forEach((code) -> words.put(code, word(kind, code)));
		return words;
	}

	String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale());
	}

	/** The name of a department or organisation. */
	String nameOf(String code) {
		return this.organisations.find(code)
			.map((organisation) -> organisation.name().in(locale()))
			.orElseGet(() -> departments().getOrDefault(code, code));
	}

	/** The names of departments or organisations, all asked for at once, by code. */
	Map<String, String> namesOf(Set<String> codes) {
		Map<String, String> names = new LinkedHashMap<>();
		Map<String, String> departments = departments();
		codes.forEach((code) -> names.put(code, departments.getOrDefault(code, code)));
		this.organisations.all(codes)
			.forEach((code, organisation) -> names.put(code, organisation.name().in(locale())));
		return names;
	}

	/** Who may pay a share: the central budget and the regions, by code. */
	Map<String, String> funders() {
		Map<String, String> names = new LinkedHashMap<>();
		names.put("central", word("term", "central"));
		this.organisations.ofType("regional-government")
			.forEach((region) -> names.put(region.code(), region.name().in(locale())));
		return names;
	}

	/** The departments whose calls the actor runs, by code. */
	Map<String, String> leads(Actor actor) {
		Map<String, String> names = new LinkedHashMap<>();
		actor.grants()
			.stream()
			.filter((grant) -> grant.role() == Role.PROGRAMME_OFFICER)
			.map(RoleAt::scope)
			.sorted()
			.forEach((code) -> names.put(code, nameOf(code)));
		return names;
	}

	boolean isOrganisation(String code) {
		return this.organisations.find(code.strip()).isPresent();
	}

	/** All departments by code. */
	Map<String, String> departments() {
		Map<String, String> names = new LinkedHashMap<>();
		this.organisations.departments()
			.forEach((department) -> names.put(department.code(), department.name().in(locale())));
		return names;
	}

	/** The names of these departments, in their order. */
	List<String> departmentNames(List<String> codes) {
		Map<String, String> names = departments();
		return codes.stream().map((code) -> names.getOrDefault(code, code)).toList();
	}

	/** The key fields (level 1) by code. */
	Map<String, String> fields() {
		Map<String, String> names = new LinkedHashMap<>();
		this.reference.fields()
			.stream()
			.filter((field) -> field.parent() == null)
			.forEach((field) -> names.put(field.code(), field.name().in(locale())));
		return names;
	}

	String fieldName(String code) {
		return this.reference.field(code).map((field) -> field.name().in(locale())).orElse(code);
	}

	Map<String, String> programmes() {
		Map<String, String> names = new LinkedHashMap<>();
		this.store.all(ReferenceStore.PROGRAMME)
			.forEach((code, row) -> names.put(code, StoredReferenceData.named(row).in(locale())));
		return names;
	}

	/** Eligibility or limits, one sentence each, by code. */
	Map<String, String> rules(String kind, Map<String, Object> rules) {
		Map<String, String> sentences = new LinkedHashMap<>();
		rules.forEach((code, value) -> {
			if (!Boolean.FALSE.equals(value)) {
				sentences.put(code, this.messages.getMessage("programmes." + kind + "." + code,
						new Object[] { words(value) }, code + ": " + words(value), locale()));
			}
		});
		return sentences;
	}

	private Object words(Object value) {
		if (value instanceof Collection<?> list) {
			return list(list);
		}
		return (value instanceof String text) ? word("term", text) : value;
	}

	/** Terms in words, one after the other. */
	String list(Collection<?> terms) {
		return terms.stream()
			.map((term) -> word("term", term.toString()))
			.collect(Collectors.joining(say("programmes.list-separator")));
	}

	/** Every document that any template asks for. */
	Set<String> documentKinds() {
		return kindsOf("documents");
	}

	/** Every type of host that any template admits. */
	Set<String> hostTypes() {
		return this.store.all(ReferenceStore.CALL_TEMPLATE)
			.values()
			.stream()
			.flatMap((row) -> CallConfiguration.strings(row.path("eligibility").path("host_types")).stream())
			.collect(Collectors.toCollection(java.util.LinkedHashSet::new));
	}

	private Set<String> kindsOf(String field) {
		return this.store.all(ReferenceStore.CALL_TEMPLATE)
			.values()
			.stream()
			.flatMap((row) -> CallConfiguration.strings(row.path(field)).stream())
			.collect(Collectors.toCollection(java.util.LinkedHashSet::new));
	}

	Map<String, String> criteriaSets() {
		Map<String, String> names = new LinkedHashMap<>();
		this.reference.criteriaSets().forEach((set) -> names.put(set.code(), set.name().in(locale())));
		return names;
	}

	Map<String, String> decisionRules() {
		Map<String, String> names = new LinkedHashMap<>();
		this.reference.decisionRules().forEach((rule) -> names.put(rule.code(), rule.name().in(locale())));
		return names;
	}

	String in(LocalizedText text) {
		return text.in(locale());
	}

	Locale locale() {
		return LocaleContextHolder.getLocale();
	}

}
