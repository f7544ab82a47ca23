package org.grantway.awards.taskbook;

import java.util.UUID;

/**
 * All parties have signed a task book.
 */
public record TaskBookSigned(UUID application, UUID document) {

}
