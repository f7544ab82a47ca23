package org.grantway.applications;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What a section said before a partner saved its rows. It is kept until somebody saves
 * the section whole, for those who had opened it as it was.
 */
@Entity
@Table(name = "application_section_before")
class SectionBefore {

	@Id
	private UUID id;

	private UUID sectionId;

	private long sectionVersion;

	private String content;

	protected SectionBefore() {
	}

	SectionBefore(ApplicationSection section) {
		this.id = UUID.randomUUID();
		this.sectionId = section.id();
		this.sectionVersion = section.version();
		this.content = section.content();
	}

	String content() {
		return this.content;
	}

}
