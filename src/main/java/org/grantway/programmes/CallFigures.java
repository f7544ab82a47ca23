package org.grantway.programmes;

import java.util.Map;
import java.util.UUID;

/**
 * Figures about calls that lie with modules to the right.
 */
public interface CallFigures {

	/** How many applications each call has, drafts included. */
	Map<UUID, Long> applications();

}
