package org.grantway.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who a session belongs to. Roles are not in it: they are read for every request.
 *
 * @param personId the person
 * @param passwordStamp the password's stamp at sign-in; another one ends the session
 */
record SignedIn(UUID personId, UUID passwordStamp) implements Principal, Serializable {

	@Override
	public String getName() {
		return this.personId.toString();
	}

}
