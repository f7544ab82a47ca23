package org.grantway.identity;

import java.util.Set;

import org.grantway.shared.LocalizedText;

import org.springframework.stereotype.Component;

/**
 * Says the names of organisations on pages that know their code only.
 */
@Component("organisationNames")
public class OrganisationNames {

	private final Organisations organisations;

	OrganisationNames(Organisations organisations) {
		this.organisations = organisations;
	}

	/**
	 * The name of an organisation or department, or the code of one that is not known.
	 */
	public LocalizedText of(String code) {
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.orElseGet(() -> this.organisations.names(Set.of(code)).getOrDefault(code, new LocalizedText(code, code)));
	}

}
