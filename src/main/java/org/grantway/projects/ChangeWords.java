package org.grantway.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.identity.People;
import org.grantway.projects.ChangeRules.Effect;
import org.grantway.shared.Money;
import org.grantway.web.Formats;

/**
 * Says in one line each what follows from a change.
 */
@Component
class ChangeWords {

	private final People people;

	private final Formats formats;

	private final MessageSource messages;

	ChangeWords(People people, Formats formats, MessageSource messages) {
		this.people = people;
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

	private String value(String type, String value, Locale locale) {
		return switch (type) {
			case "day" -> Formats.day(LocalDate.parse(value), locale);
			case "person" -> this.people.require(UUID.fromString(value)).name().in(locale);
			default -> value;
		};
	}

}
