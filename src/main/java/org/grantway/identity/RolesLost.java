package org.grantway.identity;

import java.util.Set;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.RoleAt;

/**
 * A role of the person has ended or the account was closed, in this transaction.
 *
 * @param personId whose it was
 * @param roles what the person may do no more
 * @param by who ended it
 */
public record RolesLost(UUID personId, Set<RoleAt> roles, Actor by) {

}
