package org.grantway.applications;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

	/** How many applications each call has, drafts included. */
	Map<UUID, Long> countByCall();

	/** How many of a call's applications stand where, and what they ask for. */
	List<Figures> figures(UUID callId);

	/** The numbers of all applications of a call by their ids, in their order. */
	Map<UUID, String> numbers(UUID callId);

	/** The ids of a call's applications in these statuses. */
	Set<UUID> in(UUID callId, Set<ApplicationStatus> statuses);

	/** The institutions from which an application of the call was submitted. */
	Set<String> submittedFrom(UUID callId);

	/**
	 * Those of these people who lead an application of the call that has not ended, and
	 * the ids of what they lead.
	 */
	Map<UUID, Set<UUID>> leading(UUID callId, Set<UUID> people);

	CaseRef caseOf(UUID id);

	/**
	 * Codes of the institutions that answer for it: its host, and where the call asks the
	 * host in each region, those too.
	 */
	List<String> hosts(UUID id);

	/**
	 * What the assessments of their budgets found justified, of those that had one.
	 */
	Map<UUID, Money> assessed(Collection<UUID> ids);

	/**
	 * The content of the submitted version (or the draft, if none): sections by key, each
	 * a map of field to value.
	 */
	Map<String, Map<String, Object>> content(UUID id);

	/** The same of several by their ids, in a fixed number of queries. */
	Map<UUID, Map<String, Map<String, Object>>> contents(Collection<UUID> ids);

	/**
	 * Applications of a call in the same status.
	 *
	 * @param submitted whether they were handed in at least once
	 * @param requested what they ask for together
	 */
	record Figures(ApplicationStatus status, boolean submitted, long count, Money requested) {

	}

}
