package org.grantway.web;

import java.util.Optional;

import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;

/**
 * Says how the one who acts has proved who they are. The identity module knows it of the
 * person signed in; the demonstration of those it lets act.
 */
public interface ProofSource {

	/** Empty if this source knows nothing of the actor. */
	Optional<AuthLevel> proofOf(Actor actor);

}
