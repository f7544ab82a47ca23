package org.grantway.shared;

/**
 * The number of a bank account, as people type it and as it is told to those who need not
 * know it.
 */
public final class AccountNumber {

	private static final int TOLD = 4;

	private AccountNumber() {
	}

	/** Without the blanks and dashes that people type between its groups of digits. */
	public static String read(String typed) {
		return typed.replaceAll("[\\s-]", "");
	}

	/** Whether it is one: 9 to 30 digits. */
	public static boolean isOne(String number) {
		return number.matches("[0-9]{9,30}");
	}

	/** Its last four digits. */
	public static String masked(String number) {
		return (number.length() > TOLD) ? "**** " + number.substring(number.length() - TOLD) : number;
	}

}
