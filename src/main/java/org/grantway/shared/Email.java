package org.grantway.shared;

import java.util.regex.Pattern;

/**
 * The form of an e-mail address.
 */
public final class Email {

	private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]+\\.[^@\\s<>\"]{2,}");

	/** As RFC 5321 limits a path. */
	private static final int LONGEST = 254;

	private Email() {
	}

	/**
	 * Whether mail could be sent there; null could not. Spaces around it do not count.
	 */
	public static boolean isAddress(String typed) {
		return typed != null && typed.length() <= LONGEST && ADDRESS.matcher(typed.strip()).matches();
	}

}
