package org.grantway.shared;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Parameters of queries that search.
 */
public final class SearchTerms {

	private SearchTerms() {
	}

	/**
	 * For {@code like … escape '!'}: anything that contains the text, in lower case. What
	 * is typed stays literal.
	 */
	public static String containing(String text) {
		return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
	}

	/** For {@code in}, which does not take an empty list: nobody's id instead. */
	public static Collection<UUID> ids(Collection<UUID> ids) {
		return ids.isEmpty() ? List.of(new UUID(0, 0)) : ids;
	}

	/** For {@code in}, which does not take an empty list: no code instead. */
	public static Collection<String> codes(Collection<String> codes) {
		return codes.isEmpty() ? List.of("") : codes;
	}

}
