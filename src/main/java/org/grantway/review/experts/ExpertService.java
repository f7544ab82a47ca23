package org.grantway.review.experts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.Experts;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers experts. */
@Service
class ExpertService implements Experts {

	private static final int MOST_REVIEWS = 15;

	private final ExpertRepository experts;

	private final ExpertRelationRepository relations;

	private final People people;

	private final Organisations organisations;

	private final ReferenceData reference;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ExpertService(ExpertRepository experts, ExpertRelationRepository relations, People people,
			Organisations organisations, ReferenceData reference, ApplicationEventPublisher events, Clock clock) {
		this.experts = experts;
		this.relations = relations;
		this.people = people;
		this.organisations = organisations;
		this.reference = reference;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public void register(UUID person, String organisation, Set<String> fields, int maxLoad, List<Relation> declared,
			Actor by) {
		PersonView registered = this.people.require(person);
		OrganisationView unit = this.organisations.require(organisation);
		fields.stream().filter((code) -> this.reference.field(code).isEmpty()).findFirst().ifPresent((code) -> {
			throw Refused.at("fields", "experts.error.unknown-field", code);
		});
		if (maxLoad < 1 || maxLoad > MOST_REVIEWS) {
			throw Refused.at("maxLoad", "experts.error.load", MOST_REVIEWS);
		}
		Optional<Expert> known = this.experts.findById(person);
		Expert expert = known.orElseGet(() -> new Expert(person, Instant.now(this.clock)));
		expert.describe(registered, unit, fields, maxLoad);
		this.experts.save(expert);
		this.relations.deleteByExpertId(person);
		this.relations.flush();
		declared.forEach((relation) -> this.relations.save(new ExpertRelation(person, relation)));
		this.events
			.publishEvent(Fact.of(ref(person), known.isPresent() ? "review.expert-changed" : "review.expert-registered")
				.by(by)
				.now("organisation", organisation)
				.now("fields", String.join(" ", fields))
				.now("maxLoad", maxLoad)
				.now("relations", declared.size())
				.readableBy(Audience.REVIEW));
	}

	@Override
	@Transactional
	public void setActive(UUID person, boolean active, Actor by) {
		Expert expert = this.experts.findById(person).orElseThrow(() -> new NotFound("expert " + person));
		if (expert.isActive() == active) {
			return;
		}
		expert.setActive(active);
		this.experts.save(expert);
		this.events.publishEvent(Fact.of(ref(person), active ? "review.expert-returned" : "review.expert-paused")
			.by(by)
			.was("active", !active)
			.now("active", active)
			.readableBy(Audience.REVIEW));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ExpertView> find(UUID person) {
		return this.experts.findById(person).map(Expert::view);
	}

	@Override
	public long size() {
		return this.experts.countByActiveTrue();
	}

	private static CaseRef ref(UUID person) {
		return new CaseRef("expert", person, "EXP-" + person.toString().substring(0, 8));
	}

}
