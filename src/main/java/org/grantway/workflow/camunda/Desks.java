package org.grantway.workflow.camunda;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.grantway.workflow.CaseDesk;

/**
 * The desks by kind of case, looked up when they are first needed, because desks
 * themselves need the engine.
 */
@Component
class Desks {

	private final ObjectProvider<CaseDesk> desks;

	private Map<String, CaseDesk> byType;

	Desks(ObjectProvider<CaseDesk> desks) {
		this.desks = desks;
	}

	synchronized Optional<CaseDesk> of(String caseType) {
		if (this.byType == null) {
			this.byType = this.desks.stream().collect(Collectors.toMap(CaseDesk::caseType, Function.identity()));
		}
		return Optional.ofNullable(this.byType.get(caseType));
	}

}
