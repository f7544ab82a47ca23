package org.grantway.identity;

import java.util.Locale;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the masthead says about who is signed in.
 */
@Component("accountMenu")
public class AccountMenu {

	private final CurrentPerson current;

	private final RoleNames names;

	AccountMenu(CurrentPerson current, RoleNames names) {
		this.current = current;
		this.names = names;
	}

	/** Null for the public. */
	public View view() {
		return this.current.whole().map((actor) -> {
			RoleAt role = this.current.roleInUse().orElse(null);
			return new View(actor.name(), initials(actor.name(), LocaleContextHolder.getLocale()),
					(role != null) ? this.names.of(role, LocaleContextHolder.getLocale()) : null);
		}).orElse(null);
	}

	/** A family name for Han names, two letters for others. */
	private static String initials(LocalizedText name, Locale locale) {
		String shown = name.in(locale);
		if (!shown.isBlank() && Character.isIdeographic(shown.codePointAt(0))) {
			return shown.substring(0, shown.offsetByCodePoints(0, 1));
		}
		StringBuilder initials = new StringBuilder();
		for (String word : shown.split("\\s+")) {
			if (!word.isEmpty() && initials.length() < 2) {
				initials.append(Character.toUpperCase(word.charAt(0)));
			}
		}
		return initials.toString();
	}

	/**
	 * @param name the person's name
	 * @param initials for the small round mark
	 * @param role the one role in use and where it counts, or null for all
	 */
	public record View(LocalizedText name, String initials, String role) {

	}

}
