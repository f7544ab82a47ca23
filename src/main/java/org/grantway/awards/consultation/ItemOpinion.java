package org.grantway.awards.consultation;

import java.util.UUID;

/**
 * An opinion on one excepted item, as it is entered.
 */
record ItemOpinion(UUID application, Opinion opinion, String grounds, String requestedChange) {

}
