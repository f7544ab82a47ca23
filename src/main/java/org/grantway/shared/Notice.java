package org.grantway.shared;

/**
 * An office has to know of something, although no task waits for it. Published beside the
 * fact itself, for those who tell people.
 *
 * @param of the case
 * @param to everyone who holds this role there
 * @param action as in {@link DomainEvent#action()}
 * @param page a path that the office may open, or null for the case's history
 * @param reason why, as the office may read it, or null
 */
public record Notice(CaseRef of, RoleAt to, String action, String page, String reason) {

	/** Of a case whose history the office may read. */
	public Notice(CaseRef of, RoleAt to, String action) {
		this(of, to, action, null, null);
	}

}
