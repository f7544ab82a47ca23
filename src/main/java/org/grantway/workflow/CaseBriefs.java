package org.grantway.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.workflow.CaseDesk.CaseBrief;

/**
 * Cases in brief, from the modules that own them.
 */
@Component
public class CaseBriefs {

	private final Map<String, CaseDesk> desks;

	CaseBriefs(ObjectProvider<CaseDesk> desks) {
		this.desks = desks.stream().collect(Collectors.toMap(CaseDesk::caseType, Function.identity()));
	}

	/** Those that there are, by the case's id; each desk is asked once. */
	public Map<UUID, CaseBrief> all(Collection<CaseRef> cases, Actor reader) {
		Map<UUID, CaseBrief> briefs = new HashMap<>();
		cases.stream()
			.filter((of) -> this.desks.containsKey(of.type()))
			.collect(Collectors.groupingBy(CaseRef::type, Collectors.mapping(CaseRef::id, Collectors.toSet())))
			.forEach((type, ids) -> briefs.putAll(this.desks.get(type).briefs(ids, reader)));
		return briefs;
	}

	/** Empty if there is none, or none for this reader. */
	public Optional<CaseBrief> find(CaseRef of, Actor reader) {
		return Optional.ofNullable(this.desks.get(of.type())).flatMap((desk) -> desk.brief(of.id(), reader));
	}

}
