package org.grantway.shared;

/**
 * An office has to know of something, although no task waits for it. Published beside the
 * fact itself, for those who tell people.
 *
 * @param of the case, which the office may read
 * @param to everyone who holds this role there
 * @param action as in {@link DomainEvent#action()}
 */
public record Notice(CaseRef of, RoleAt to, String action) {

}
