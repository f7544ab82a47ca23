package org.grantway.awards;

import java.util.List;
import java.util.UUID;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * A case as a formal decision against it and a request for reconsideration see it.
 *
 * @param callId the call whose officers answer for it
 * @param leader who may ask for reconsideration
 * @param host the institution that is told
 * @param state whether a decision against it stands or is reconsidered now
 * @param process the process that waits for the request and its answer
 * @param stages where an annulled case can go on
 * @param page where its own side reads the decision
 */
public record RefusedCase(CaseRef of, LocalizedText title, UUID callId, UUID leader, String host, State state,
		String process, List<String> stages, String page) {

	public UUID id() {
		return this.of.id();
	}

	public String number() {
		return this.of.number();
	}

	/** Where its leader asks for reconsideration. */
	public String appealPage() {
		return "/" + this.of.type() + "s/" + number() + "/appeal";
	}

	/** Where officers record a request and answer it. */
	public String officePage() {
		return "/office" + appealPage();
	}

	public boolean isRefused() {
		return this.state == State.REFUSED;
	}

	public boolean isReconsidered() {
		return this.state == State.RECONSIDERED;
	}

	/** How a case stands towards a decision against it. */
	public enum State {

		/** No decision ended it. */
		NONE,
		/** A decision against it was served. */
		REFUSED,
		/** A request for reconsideration waits for its answer. */
		RECONSIDERED

	}

}
