package org.grantway.applications;

import java.time.Instant;
import java.util.UUID;

import org.grantway.applications.content.Answers;

/**
 * Somebody saved the section after it was opened. Nothing has been overwritten.
 */
class StaleSection extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Answers theirs;

	private final long version;

	private final UUID by;

	private final Instant at;

	StaleSection(Answers theirs, long version, UUID by, Instant at) {
		super("The section was saved by " + by + " at " + at);
		this.theirs = theirs;
		this.version = version;
		this.by = by;
		this.at = at;
	}

	Answers theirs() {
		return this.theirs;
	}

	long version() {
		return this.version;
	}

	UUID by() {
		return this.by;
	}

	Instant at() {
		return this.at;
	}

}
