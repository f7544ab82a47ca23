package org.grantway.review.experts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.applications.Applications;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.review.Experts.ExpertView;
import org.grantway.review.Experts.Relation;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The experts who can serve now, and what keeps them from a case. */
@Service
public class ExpertPool {

	private final ExpertRepository experts;

	private final ExpertRelationRepository relations;

	private final ConflictBlockRepository blocks;

	private final People people;

	private final Applications applications;

	private final Clock clock;

	ExpertPool(ExpertRepository experts, ExpertRelationRepository relations, ConflictBlockRepository blocks,
			People people, Applications applications, Clock clock) {
		this.experts = experts;
		this.relations = relations;
		this.blocks = blocks;
		this.people = people;
		this.applications = applications;
		this.clock = clock;
	}

	/**
	 * All experts who can be drawn for a call, and which of them apply in it. Read once
	 * for as many applications of the call as are screened.
	 * @param agency code of the agency whose officers may not serve
	 * @param load reviews under way by person
	 */
	@Transactional(readOnly = true)
	public Pool of(Call call, String agency, Map<UUID, Integer> load) {
		List<Expert> active = this.experts.findByActiveTrue();
		Set<UUID> ids = active.stream().map(Expert::personId).collect(Collectors.toSet());
		Map<UUID, PersonView> persons = this.people.all(ids);
		Map<UUID, List<Relation>> declared = this.relations.findByExpertIdIn(ids)
			.stream()
			.collect(Collectors.groupingBy(ExpertRelation::expertId,
					Collectors.mapping(ExpertRelation::view, Collectors.toList())));
		Set<UUID> office = office(call.leadDepartment(), agency);
		List<Candidate> candidates = new ArrayList<>();
		for (Expert expert : active) {
			PersonView person = persons.get(expert.personId());
			if (person != null && person.active()) {
				candidates.add(candidate(expert.view(), person, office.contains(person.id()),
						load.getOrDefault(person.id(), 0), declared.getOrDefault(person.id(), List.of())));
			}
		}
		candidates.sort(Comparator.comparing(Candidate::person));
		return new Pool(candidates, this.applications.leading(call.id(), ids));
	}

	private Set<UUID> office(String lead, String agency) {
		return List
			.of(RoleAt.of(Role.PROGRAMME_OFFICER, lead), RoleAt.of(Role.DECISION_MAKER, lead),
					RoleAt.of(Role.AGENCY_OFFICER, agency), RoleAt.of(Role.PANEL_SECRETARY, agency))
			.stream()
			.flatMap((role) -> this.people.holding(role).stream())
			.map(PersonView::id)
			.collect(Collectors.toSet());
	}

	private static Candidate candidate(ExpertView expert, PersonView person, boolean office, int load,
			List<Relation> relations) {
		Set<String> organisations = new LinkedHashSet<>();
		organisations.add(expert.organisation());
		if (person.organisation() != null) {
			organisations.add(person.organisation());
		}
		return new Candidate(person.id(), person.name(), organisations, expert.fields(), office, load, expert.maxLoad(),
				relations);
	}

	/**
	 * Splits the pool into those who may serve and those who may not.
	 * @param served people who have judged the case before, or refused to
	 */
	public Screening screen(Pool pool, Concern concern, Set<UUID> served) {
		return screen(pool, concern, served, Map.of());
	}

	/**
	 * Splits the pool into those who may serve and those who may not.
	 * @param served people who have judged the case before, or refused to
	 * @param recused the evidence by person of those recused at a meeting of a panel
	 */
	public Screening screen(Pool pool, Concern concern, Set<UUID> served, Map<UUID, String> recused) {
		List<Candidate> eligible = new ArrayList<>();
		Map<Candidate, List<Conflict>> blocked = new LinkedHashMap<>();
		for (Candidate expert : pool.candidates()) {
			List<Conflict> conflicts = new ArrayList<>(ConflictRules.check(expert, concern));
			if (served.contains(expert.person())) {
				conflicts.add(new Conflict(Conflict.Kind.SERVED, expert.name().en()));
			}
			if (recused.containsKey(expert.person())) {
				conflicts.add(new Conflict(Conflict.Kind.RECUSED, recused.get(expert.person())));
			}
			if (expert.load() >= expert.maxLoad()) {
				conflicts.add(new Conflict(Conflict.Kind.FULL_LOAD, expert.load() + "/" + expert.maxLoad()));
			}
			if (conflicts.isEmpty()) {
				eligible.add(expert);
			}
			else {
				blocked.put(expert, conflicts);
			}
		}
		return new Screening(eligible, blocked);
	}

	/** Keeps the evidence of every block found in the context (a draw, a panel). */
	@Transactional
	public void keep(UUID context, UUID caseId, Screening screening) {
		this.blocks.deleteByContextId(context);
		Instant now = Instant.now(this.clock);
		screening.blocked()
			.forEach((expert, conflicts) -> conflicts.forEach((conflict) -> this.blocks
				.save(new ConflictBlock(context, caseId, expert.person(), conflict, now))));
	}

	/** What was kept of these contexts, by context and person. */
	@Transactional(readOnly = true)
	public Map<UUID, Map<UUID, List<Conflict>>> kept(Collection<UUID> contexts) {
		return this.blocks.findByContextIdIn(contexts)
			.stream()
			.collect(Collectors.groupingBy(ConflictBlock::contextId, Collectors.groupingBy(ConflictBlock::expertId,
					LinkedHashMap::new, Collectors.mapping(ConflictBlock::conflict, Collectors.toList()))));
	}

	/**
	 * The experts who can be drawn for a call.
	 *
	 * @param leading those of them who lead an open application of the call, and the ids
	 * of what they lead
	 */
	public record Pool(List<Candidate> candidates, Map<UUID, Set<UUID>> leading) {
	}

	/** Who may serve and who may not, and why. */
	public record Screening(List<Candidate> eligible, Map<Candidate, List<Conflict>> blocked) {
	}

}
