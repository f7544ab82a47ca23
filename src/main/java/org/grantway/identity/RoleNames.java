package org.grantway.identity;

import java.util.Locale;

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
		String name = this.messages.getMessage(role.role().messageKey(), null, locale);
		if (role.scope().equals(RoleAt.EVERYWHERE)) {
			return name;
		}
		return this.messages.getMessage("identity.role-in", new Object[] { name, place(role.scope()).in(locale) },
				locale);
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
