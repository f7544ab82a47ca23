package org.grantway.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.identity.OrganisationNames;
import org.grantway.identity.People;
import org.grantway.projects.ChangeRules.Effect;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.web.Formats;

/**
 * Says in one line each what follows from a change.
 */
@Component
class ChangeWords {

	private final People people;

	private final OrganisationNames names;

	private final Formats formats;

	private final MessageSource messages;

	ChangeWords(People people, OrganisationNames names, Formats formats, MessageSource messages) {
		this.people = people;
		this.names = names;
		this.formats = formats;
		this.messages = messages;
	}

	List<String> of(List<Effect> effects, Locale locale) {
		return effects.stream()
			.map((one) -> this.messages.getMessage("projects.change.effect." + one.what(),
					new Object[] { before(one, locale), after(one, locale) }, locale))
			.toList();
	}

	private String before(Effect effect, Locale locale) {
		return effect.type().equals("cost") ? this.messages.getMessage("projects.cost." + effect.before(), null, locale)
				: value(effect.type(), effect.before(), locale);
	}

	private String after(Effect effect, Locale locale) {
		return effect.type().equals("cost") ? this.formats.exact(new Money(Long.parseLong(effect.after())))
				: value(effect.type(), effect.after(), locale);
	}

	/** The same for the history, in which both languages stand. */
	Fact tell(Fact fact, List<Effect> effects) {
		Fact told = fact;
		for (Effect one : effects) {
			if (one.type().equals("cost")) {
				told = told.now(one.what(), inBoth((locale) -> before(one, locale)))
					.now("amount", after(one, Locale.ENGLISH));
				continue;
			}
			String before = kept(one, one.before());
			String after = kept(one, one.after());
			told = before.isEmpty() ? told : told.was(one.what(), before);
			told = after.isEmpty() ? told : told.now(one.what(), after);
		}
		return told;
	}

	private String kept(Effect effect, String value) {
		return switch (effect.type()) {
			case "person" -> inBoth((locale) -> value(effect.type(), value, locale));
			case "unit" -> value.isEmpty() ? "" : inBoth((locale) -> value(effect.type(), value, locale));
			case "money" -> value.isEmpty() ? "" : value("money", value, Locale.ENGLISH);
			default -> value;
		};
	}

	private static String inBoth(Function<Locale, String> text) {
		return text.apply(Locale.ENGLISH) + " / " + text.apply(Locale.SIMPLIFIED_CHINESE);
	}

	private String value(String type, String value, Locale locale) {
		return switch (type) {
			case "day" -> Formats.day(LocalDate.parse(value), locale);
			case "unit" -> value.isEmpty() ? "" : this.names.of(value).in(locale);
			case "money" -> value.isEmpty() ? "" : this.formats.exact(new Money(Long.parseLong(value)));
			case "person" -> this.people.require(UUID.fromString(value)).name().in(locale);
			default -> value;
		};
	}

}
