package org.grantway.applications;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Money;

/**
 * Applications, as the modules that judge and fund them see them.
 */
public interface Applications {

	/** Starts a draft in an open call, led by the actor. Returns its number. */
	String start(String callCode, Actor actor);

	ApplicationView require(UUID id);

	Optional<ApplicationView> byNumber(String number);

	Map<UUID, ApplicationView> all(Collection<UUID> ids);

	List<ApplicationView> ofCall(UUID callId);

	/** How many applications each call has, drafts included. */
	Map<UUID, Long> countByCall();

	CaseRef caseOf(UUID id);

	/**
	 * Codes of the institutions that answer for it: its host, and where the call asks the
	 * host in each region, those too.
	 */
	List<String> hosts(UUID id);

	/** What the assessment of its budget found justified, if there was one. */
	Optional<Money> assessed(UUID id);

	/**
	 * The content of the submitted version (or the draft, if none): sections by key, each
	 * a map of field to value.
	 */
	Map<String, Map<String, Object>> content(UUID id);

}
