package org.grantway.review.experts;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;

import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People.PersonView;
import org.grantway.review.Experts.ExpertView;
import org.grantway.shared.Audited;
import org.grantway.shared.Names;
import org.grantway.shared.SearchTerms;

/** A person in the pool. */
@Entity
class Expert implements Audited {

	@Id
	private UUID personId;

	private String organisation;

	private String fields;

	private int maxLoad;

	private boolean active;

	private Instant registeredAt;

	/** The person's name as lists order it. */
	private String sortName;

	/** By what the expert is found: names, the unit's names, codes of fields. */
	@ElementCollection
	@CollectionTable(name = "expert_search_entry", joinColumns = @JoinColumn(name = "expert_id"))
	@Column(name = "entry")
	private Set<String> searchEntries = new HashSet<>();

	@Version
	private long version;

	protected Expert() {
	}

	Expert(UUID personId, Instant at) {
		this.personId = personId;
		this.registeredAt = at;
		this.active = true;
	}

	void describe(PersonView person, OrganisationView unit, Set<String> newFields, int newMaxLoad) {
		this.organisation = unit.code();
		this.fields = new TreeSet<>(newFields).stream().collect(Collectors.joining(" "));
		this.maxLoad = newMaxLoad;
		this.sortName = Names.sortKey(person.name());
		Set<String> entries = SearchTerms.entries(person.name().en(), person.name().zh(), unit.name().en(),
				unit.name().zh(), this.fields);
		this.searchEntries.retainAll(entries);
		this.searchEntries.addAll(entries);
	}

	void setActive(boolean active) {
		this.active = active;
	}

	UUID personId() {
		return this.personId;
	}

	boolean isActive() {
		return this.active;
	}

	ExpertView view() {
		Set<String> codes = Arrays.stream(this.fields.split(" "))
			.filter((code) -> !code.isEmpty())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return new ExpertView(this.personId, this.organisation, codes, this.maxLoad, this.active);
	}

	@Override
	public UUID auditedAs() {
		return this.personId;
	}

}
