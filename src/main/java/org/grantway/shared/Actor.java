package org.grantway.shared;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts, and in which roles. Made by the identity module for each request; a page
 * never makes one up.
 *
 * @param personId the person's id
 * @param name the name as the person writes it
 * @param grants the roles in force now; only the one in use if the person has chosen one
 */
public record Actor(UUID personId, LocalizedText name, Set<RoleAt> grants) {

	/** The system itself, for what timers and automatic steps do. */
	public static final Actor SYSTEM = new Actor(new UUID(0, 0), new LocalizedText("Grantway", "科创通"), Set.of());

	public boolean is(UUID otherPersonId) {
		return this.personId.equals(otherPersonId);
	}

	public boolean isSystem() {
		return equals(SYSTEM);
	}

	/** Whether the person holds this role in any scope. */
	public boolean holds(Role role) {
		return this.grants.stream().anyMatch((grant) -> grant.role() == role);
	}

	public boolean holds(Role role, String scope) {
		return holds(RoleAt.of(role, scope));
	}

	/** Whether the person holds the role in that scope or everywhere. */
	public boolean holds(RoleAt wanted) {
		return grantFor(wanted).isPresent();
	}

	/** The grant that covers the wanted role and scope. */
	public Optional<RoleAt> grantFor(RoleAt wanted) {
		return this.grants.stream()
			.filter((grant) -> grant.role() == wanted.role()
					&& (grant.scope().equals(wanted.scope()) || grant.scope().equals(RoleAt.EVERYWHERE)))
			.findFirst();
	}

}
