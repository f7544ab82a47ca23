package org.grantway.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.grantway.identity.People.NewPerson;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.SearchTerms;

/**
 * Someone who may sign in.
 */
@Entity
@Table(name = "person")
class Person implements Audited {

	@Id
	private UUID id;

	@Version
	private long version;

	private String email;

	@Column(name = "name_en")
	private String nameEn;

	@Column(name = "name_zh")
	private String nameZh;

	private String organisation;

	/** The first day on which the organisation is not the person's any more, or null. */
	private LocalDate leftOn;

	private LocalDate birthDate;

	private String title;

	private String degree;

	@Column(columnDefinition = "longtext")
	private String outputs;

	private String passwordHash;

	/** Changes with the password, so that sessions opened with the old one end. */
	private UUID passwordStamp;

	private boolean active;

	private Instant registeredAt;

	/** By what it is found. */
	@ElementCollection
	@CollectionTable(name = "person_search_entry", joinColumns = @JoinColumn(name = "person_id"))
	@Column(name = "entry")
	private Set<String> searchEntries = new HashSet<>();

	protected Person() {
	}

	Person(NewPerson person, Instant at) {
		this.id = UUID.randomUUID();
		this.email = normal(person.email());
		this.nameEn = person.name().en();
		this.nameZh = person.name().zh();
		this.organisation = person.organisation();
		this.birthDate = person.birthDate();
		this.title = person.title();
		this.degree = person.degree();
		this.passwordStamp = UUID.randomUUID();
		this.active = true;
		this.registeredAt = at;
		this.searchEntries.addAll(searchedBy());
	}

	/** Addresses are compared without regard to case. */
	static String normal(String email) {
		return (email != null) ? email.strip().toLowerCase(Locale.ROOT) : "";
	}

	void changePassword(String hash) {
		this.passwordHash = hash;
		this.passwordStamp = UUID.randomUUID();
	}

	/** Keeps the same password in a stronger form; open sessions stay. */
	void strengthenHash(String hash) {
		this.passwordHash = hash;
	}

	Profile profile() {
		return new Profile(this.birthDate, this.title, this.degree, this.outputs);
	}

	void change(Profile profile) {
		this.birthDate = profile.birthDate();
		this.title = profile.title();
		this.degree = profile.degree();
		this.outputs = profile.outputs();
	}

	String outputs() {
		return this.outputs;
	}

	void deactivate() {
		this.active = false;
		this.passwordStamp = UUID.randomUUID();
	}

	void activate() {
		this.active = true;
	}

	UUID id() {
		return this.id;
	}

	String email() {
		return this.email;
	}

	LocalizedText name() {
		return new LocalizedText(this.nameEn, this.nameZh);
	}

	String passwordHash() {
		return this.passwordHash;
	}

	UUID passwordStamp() {
		return this.passwordStamp;
	}

	boolean active() {
		return this.active;
	}

	CaseRef ref() {
		return ref(this.id);
	}

	/** The journal names people by a pseudonym, not by their address. */
	static CaseRef ref(UUID id) {
		return new CaseRef("person", id, "P-" + id.toString().substring(0, 8));
	}

	String organisation() {
		return this.organisation;
	}

	LocalDate leftOn() {
		return this.leftOn;
	}

	/** From that day on the person belongs to no organisation. */
	void leave(LocalDate from) {
		this.leftOn = from;
	}

	void join(String newOrganisation) {
		this.organisation = newOrganisation;
		this.leftOn = null;
		Set<String> entries = searchedBy();
		this.searchEntries.retainAll(entries);
		this.searchEntries.addAll(entries);
	}

	private Set<String> searchedBy() {
		return SearchTerms.entries(this.email, this.nameEn, this.nameZh, this.organisation);
	}

	/** As the person is on the day. */
	PersonView view(LocalDate day) {
		boolean left = this.leftOn != null && !day.isBefore(this.leftOn);
		return new PersonView(this.id, this.email, name(), left ? null : this.organisation, this.birthDate, this.title,
				this.degree, this.active);
	}

	@Override
	public UUID auditedAs() {
		return this.id;
	}

}
