package org.grantway.review.experts;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People.PersonView;
import org.grantway.review.Experts.ExpertView;
import org.grantway.shared.Audited;
import org.grantway.shared.Names;

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

	/** In lower case what the expert is found by. */
	private String searchText;

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
		this.searchText = Stream
			.of(person.name().en(), person.name().zh(), unit.name().en(), unit.name().zh(), this.fields)
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" "))
			.toLowerCase(Locale.ROOT);
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
