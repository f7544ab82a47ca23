package org.grantway.shared;

import java.util.UUID;

/**
 * Something that a person entered came back to that person, with a reason.
 *
 * @param action the event of the case that tells of it
 * @param page where the person goes on
 */
public record SentBack(UUID person, CaseRef of, String action, String reason, String page) {

}
