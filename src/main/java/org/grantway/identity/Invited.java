package org.grantway.identity;

import java.util.UUID;

/**
 * A person may choose a password with this link. For whoever sends mail; never kept.
 *
 * @param person who is invited
 * @param email where the link may be sent
 * @param link the whole address, good once and for seven days
 */
public record Invited(UUID person, String email, String link) {

	@Override
	public String toString() {
		return "Invited[" + this.person + "]";
	}

}
