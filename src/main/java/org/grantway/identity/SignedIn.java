package org.grantway.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

import org.grantway.shared.AuthLevel;

/**
 * Who a session belongs to. Roles are not in it: they are read for every request.
 *
 * @param personId the person
 * @param passwordStamp the password's stamp at sign-in; another one ends the session
 * @param level how the person signed in
 */
record SignedIn(UUID personId, UUID passwordStamp, AuthLevel level) implements Principal, Serializable {

	@Override
	public String getName() {
		return this.personId.toString();
	}

}
