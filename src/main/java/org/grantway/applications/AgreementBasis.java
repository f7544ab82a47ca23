package org.grantway.applications;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.Readable.Part;
import org.grantway.forms.TaskBasis;
import org.grantway.workflow.WorkItem;

/**
 * The framework agreement where a region signs it: the version to which the signature is
 * bound.
 */
@Component
class AgreementBasis implements TaskBasis {

	private final FrozenDocuments documents;

	private final ApplicationReader reader;

	AgreementBasis(FrozenDocuments documents, ApplicationReader reader) {
		this.documents = documents;
		this.reader = reader;
	}

	@Override
	public List<Part> of(WorkItem item, Locale locale) {
		if (!ApplicationTasks.isCoSign(item)) {
			return List.of();
		}
		return this.documents.latest(item.of(), Submitting.AGREEMENT)
			.map((agreement) -> this.reader.readAgreement(agreement, locale))
			.orElse(List.of());
	}

}
