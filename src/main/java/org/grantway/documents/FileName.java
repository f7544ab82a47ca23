package org.grantway.documents;

import java.text.Normalizer;

/**
 * Makes the names people give their files harmless, and keeps them readable.
 */
final class FileName {

	private static final int LONGEST = 150;

	private FileName() {
	}

	static String clean(String given) {
		String name = Normalizer.normalize((given != null) ? given : "", Normalizer.Form.NFC);
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		// Control and format characters hide or turn around what is read, e.g. the
		// ending.
		name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]", "")
			.replaceAll("[<>:\"|?*;%]", "_")
			.replaceAll("\\s+", " ")
			.replaceAll("^[. ]+|[. ]+$", "");
		if (name.codePointCount(0, name.length()) > LONGEST) {
			int dot = Math.max(name.lastIndexOf('.'), name.length() - 10);
			String ending = name.substring(dot);
			name = name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
		}
		return name;
	}

}
