package org.grantway.review.experts;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.grantway.review.Experts.Relation;
import org.grantway.shared.LocalizedText;

/**
 * An expert as conflict rules and the draw see one.
 *
 * @param organisations codes of all organisations the expert belongs to
 * @param office whether the expert also works on calls as an officer
 * @param load reviews under way
 */
public record Candidate(UUID person, LocalizedText name, Set<String> organisations, Set<String> fields, boolean office,
		int load, int maxLoad, List<Relation> relations) {

	/** The organisation that counts when no two reviewers may come from one. */
	public String organisation() {
		return this.organisations.iterator().next();
	}

}
