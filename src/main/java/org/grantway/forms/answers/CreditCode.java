package org.grantway.forms.answers;

/**
 * The unified social credit code of a legal person: 17 characters and a check character,
 * as GB 32100-2015 computes it.
 */
final class CreditCode {

	/** I, O, S, V and Z are not used, as they are taken for digits or other letters. */
	private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	private static final int LENGTH = 18;

	private CreditCode() {
	}

	/** Whether the last character follows from those before it. */
	static boolean isRight(String code) {
		if (code.length() != LENGTH) {
			return false;
		}
		int sum = 0;
		int weight = 1;
		for (int at = 0; at < LENGTH - 1; at++) {
			int value = CHARACTERS.indexOf(code.charAt(at));
			if (value < 0) {
				return false;
			}
			sum += value * weight;
			weight = weight * 3 % CHARACTERS.length();
		}
		int check = (CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length();
		return CHARACTERS.charAt(check) == code.charAt(LENGTH - 1);
	}

}
