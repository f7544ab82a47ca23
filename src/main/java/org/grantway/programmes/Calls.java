package org.grantway.programmes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

/**
 * Funding calls.
 */
public interface Calls {

	Call require(UUID id);

	Optional<Call> byCode(String code);

	/** These calls, in a fixed number of queries. */
	Map<UUID, Call> all(Collection<UUID> ids);

	/**
	 * Calls that are published, open or closed; open ones first. Those by invitation are
	 * among them: the caller checks access.
	 */
	List<Call> published();

	List<Call> openNow();

	/** All calls in every state, the newest first. The caller checks access. */
	List<Call> all();

	/** Makes a call in preparation and starts its process. The code must be free. */
	UUID create(CallDraft draft, Actor by);

	/**
	 * The number of the next application or project: {@code APP-2027-000123},
	 * {@code PRJ-2027-00045}.
	 */
	String nextNumber(String prefix, Instant at);

	/**
	 * Whether the actor works with the call: officers of the lead department and the
	 * agency, decision makers, inspectors.
	 */
	boolean mayWorkWith(Actor actor, Call call);

	/**
	 * Whether the actor (null: nobody signed in) may read the call: everyone what is
	 * published, only people of invited institutions a call by invitation.
	 */
	boolean mayRead(Actor actor, Call call);

	/** Whether people of this institution may apply: where by invitation, if invited. */
	boolean admits(Call call, String host);

	/** The deadlines that outages have moved: when they were to end, and when they do. */
	Map<Instant, Instant> moved(Call call);

	CaseRef caseOf(UUID callId);

	/** Why a call was cancelled after its publication; empty if it was not. */
	Optional<String> cancellation(UUID callId);

	/**
	 * @param configuration the call as in {@code calls.json}: everything that may differ
	 * between calls
	 */
	record CallDraft(String code, String configuration) {

	}

}
