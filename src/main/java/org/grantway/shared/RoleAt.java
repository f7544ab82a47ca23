package org.grantway.shared;

/**
 * A role in its scope, written {@code ROLE@SCOPE} where the engine keeps candidate
 * groups.
 *
 * @param role the role
 * @param scope an organisation's or department's code, or {@code *}
 */
public record RoleAt(Role role, String scope) {

	public static final String EVERYWHERE = "*";

	public static RoleAt of(Role role, String scope) {
		return new RoleAt(role, scope);
	}

	public static RoleAt everywhere(Role role) {
		return new RoleAt(role, EVERYWHERE);
	}

	/** Reads {@code ROLE@SCOPE}. */
	public static RoleAt parse(String text) {
		int at = text.indexOf('@');
		if (at < 0) {
			throw new IllegalArgumentException("A candidate group is written ROLE@SCOPE, but this is: " + text);
		}
		return new RoleAt(Role.valueOf(text.substring(0, at)), text.substring(at + 1));
	}

	@Override
	public String toString() {
		return this.role + "@" + this.scope;
	}

}
