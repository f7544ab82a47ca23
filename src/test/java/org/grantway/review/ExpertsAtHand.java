package org.grantway.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;

import org.springframework.boot.test.context.TestComponent;

/** Takes people into the pool of experts. */
@TestComponent
public class ExpertsAtHand {

	private final People people;

	private final Experts experts;

	private final Organisations organisations;

	ExpertsAtHand(People people, Experts experts, Organisations organisations) {
		this.people = people;
		this.experts = experts;
		this.organisations = organisations;
	}

	/**
	 * So many new experts of one field, each from another university; none from the
	 * first.
	 */
	public List<UUID> register(int count, String field) {
		List<String> universities = universities();
		List<UUID> all = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			UUID expert = this.people.register(new People.NewPerson(UUID.randomUUID() + "@example.org",
					LocalizedText.of("Expert E" + this.experts.size(), "专家乙" + this.experts.size()), null, null,
					"professor", "doctorate"), Actor.SYSTEM);
			this.experts.register(expert, universities.get(1 + index % (universities.size() - 1)), Set.of(field), 5,
					List.of(), Actor.SYSTEM);
			all.add(expert);
		}
		return all;
	}

	/** The first university, which no such expert comes from. */
	public String elsewhere() {
		return universities().get(0);
	}

	/** Those that are there from the beginning, whatever other tests have registered. */
	private List<String> universities() {
		return this.organisations.ofType("university")
			.stream()
			.map(OrganisationView::code)
			.filter((code) -> code.startsWith("UNI-"))
			.sorted()
			.toList();
	}

}
