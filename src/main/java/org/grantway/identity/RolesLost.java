package org.grantway.identity;

import java.util.UUID;

import org.grantway.shared.Actor;

/**
 * A role of the person has ended or the account was closed, in this transaction.
 *
 * @param personId whose it was
 * @param by who ended it
 */
public record RolesLost(UUID personId, Actor by) {

}
