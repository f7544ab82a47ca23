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

	private final Organisations organisations;

	AccountMenu(CurrentPerson current, Organisations organisations) {
		this.current = current;
		this.organisations = organisations;
	}

	/** Null for the public. */
	public View view() {
		return this.current.whole().map((actor) -> {
			RoleAt role = this.current.roleInUse().orElse(null);
			return new View(actor.name(), initials(actor.name(), LocaleContextHolder.getLocale()),
					(role != null) ? role.role().messageKey() : null, (role != null) ? place(role) : "");
		}).orElse(null);
	}

	private String place(RoleAt role) {
		return role.scope().equals(RoleAt.EVERYWHERE) ? ""
				: this.organisations.find(role.scope()).map(Organisations.OrganisationView::code).orElse(role.scope());
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
	 * @param roleKey message key of the one role in use, or null for all
	 * @param scope where that role counts, or empty
	 */
	public record View(LocalizedText name, String initials, String roleKey, String scope) {

	}

}
