package org.grantway.identity;

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

	/** The name, or the code of an organisation that is not known. */
	public LocalizedText of(String code) {
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.orElse(new LocalizedText(code, code));
	}

}
