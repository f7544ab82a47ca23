package org.grantway.programmes;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Figures about calls that lie with modules to the right.
 */
public interface CallFigures {

	/** How many applications each call has, drafts included. */
	Map<UUID, Long> applications();

	/** The institutions from which an application of the call was submitted. */
	Set<String> submittedFrom(UUID call);

}
