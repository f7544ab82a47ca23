package org.grantway.forms.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.CaseDesk.CaseBrief;

/**
 * Cases in brief, from the modules that own them.
 */
@Component
class CaseBriefs {

	private final Map<String, CaseDesk> desks;

	CaseBriefs(ObjectProvider<CaseDesk> desks) {
		this.desks = desks.stream().collect(Collectors.toMap(CaseDesk::caseType, Function.identity()));
	}

	Optional<CaseBrief> find(CaseRef of, Actor reader) {
		return Optional.ofNullable(this.desks.get(of.type())).flatMap((desk) -> desk.brief(of.id(), reader));
	}

}
