package org.grantway.identity;

import java.util.Locale;
import java.util.Map;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says a role and where it counts in words.
 */
@Component("roleNames")
public class RoleNames {

	private final MessageSource messages;

	private final Organisations organisations;

	RoleNames(MessageSource messages, Organisations organisations) {
		this.messages = messages;
		this.organisations = organisations;
	}

	public String of(RoleAt role, Locale locale) {
		return of(role, role.scope().equals(RoleAt.EVERYWHERE) ? null : place(role.scope()), locale);
	}

	/** The same where the names of the places are at hand, by their codes. */
	String of(RoleAt role, Map<String, LocalizedText> places, Locale locale) {
		String code = role.scope();
		return of(role,
				code.equals(RoleAt.EVERYWHERE) ? null : places.getOrDefault(code, new LocalizedText(code, code)),
				locale);
	}

	private String of(RoleAt role, LocalizedText place, Locale locale) {
		String name = this.messages.getMessage(role.role().messageKey(), null, locale);
		return (place == null) ? name
				: this.messages.getMessage("identity.role-in", new Object[] { name, place.in(locale) }, locale);
	}

	private LocalizedText place(String code) {
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.or(() -> this.organisations.departments()
				.stream()
				.filter((department) -> department.code().equals(code))
				.map(Organisations.DepartmentView::name)
				.findFirst())
			.orElse(new LocalizedText(code, code));
	}

}
