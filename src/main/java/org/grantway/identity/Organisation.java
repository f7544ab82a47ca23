package org.grantway.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.shared.Audited;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.SearchTerms;

import org.springframework.data.domain.Persistable;

/**
 * An institution, authority, agency or regional government.
 */
@Entity
@Table(name = "organisation")
class Organisation implements Persistable<String>, Audited {

	@Id
	private String code;

	@Column(name = "name_en")
	private String nameEn;

	@Column(name = "name_zh")
	private String nameZh;

	private String type;

	private String region;

	private String city;

	/** Codes separated by semicolons, or null. */
	private String parents;

	/** The same codes, each by itself: by them is found what lies under one. */
	@ElementCollection
	@CollectionTable(name = "organisation_parent", joinColumns = @JoinColumn(name = "organisation"))
	@Column(name = "parent")
	private Set<String> under = new HashSet<>();

	/** By what it is found. */
	@ElementCollection
	@CollectionTable(name = "organisation_search_entry", joinColumns = @JoinColumn(name = "organisation"))
	@Column(name = "entry")
	private Set<String> searchEntries = new HashSet<>();

	@Transient
	private boolean kept;

	protected Organisation() {
	}

	Organisation(OrganisationView view) {
		this.code = view.code();
		this.nameEn = view.name().en();
		this.nameZh = view.name().zh();
		this.type = view.type();
		this.region = view.region();
		this.city = view.city();
		this.parents = view.parents().isEmpty() ? null : String.join(";", view.parents());
		this.under.addAll(view.parents());
		this.searchEntries.addAll(SearchTerms.entries(this.code, this.nameEn, this.nameZh));
	}

	OrganisationView view() {
		return new OrganisationView(this.code, new LocalizedText(this.nameEn, this.nameZh), this.type, this.region,
				this.city, (this.parents != null) ? List.of(this.parents.split(";")) : List.of());
	}

	@Override
	public String getId() {
		return this.code;
	}

	@Override
	public boolean isNew() {
		return !this.kept;
	}

	@PostLoad
	@PostPersist
	void keep() {
		this.kept = true;
	}

	@Override
	public UUID auditedAs() {
		return Organisations.caseOf(this.code).id();
	}

}
