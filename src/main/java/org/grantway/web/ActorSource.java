package org.grantway.web;

import java.util.Optional;

import org.grantway.shared.Actor;

/**
 * Says who is signed in. The identity module provides it.
 */
public interface ActorSource {

	Optional<Actor> current();

}
