package org.grantway.shared;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Parameters of queries that search.
 */
public final class SearchTerms {

	/** Of an entry, in characters: as much as its column takes. */
	private static final int LONGEST = 40;

	private SearchTerms() {
	}

	/**
	 * What an index over the beginnings of texts has to hold, so that the texts are found
	 * by any word or number in them, from its beginning or within a number, and by any
	 * part in Chinese: the rest of the text from each such place on. Texts may be null.
	 */
	public static Set<String> entries(String... texts) {
		Set<String> entries = new HashSet<>();
		for (String text : texts) {
			String folded = (text != null) ? folded(text) : "";
			for (int at = 0; at < folded.length(); at = folded.offsetByCodePoints(at, 1)) {
				if (begins(folded, at)) {
					entries.add(cut(folded.substring(at)));
				}
			}
		}
		return entries;
	}

	/**
	 * The text as such entries begin with it; empty, and then to be found nowhere, if it
	 * has neither a letter nor a digit. All that begin with it lie from here to
	 * {@link #after}: by {@code like}, MySQL's index finds no rare characters behind it.
	 */
	public static String beginning(String text) {
		return cut(folded(text).replaceFirst("^[^\\p{L}\\p{Nd}]+", ""));
	}

	/** The first text behind all that begin with this one, which is not among them. */
	public static String after(String beginning) {
		if (beginning.isEmpty()) {
			return "";
		}
		int last = beginning.codePointBefore(beginning.length());
		return beginning.substring(0, beginning.length() - Character.charCount(last)) + Character.toString(last + 1);
	}

	/** Without case, accents and width, with single spaces. */
	private static String folded(String text) {
		String bare = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "");
		return Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
	}

	private static boolean begins(String text, int at) {
		int here = text.codePointAt(at);
		if (Character.isIdeographic(here) || Character.isDigit(here)) {
			return true;
		}
		int before = (at > 0) ? text.codePointBefore(at) : ' ';
		return Character.isLetter(here) && (!Character.isLetterOrDigit(before) || Character.isIdeographic(before));
	}

	private static String cut(String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
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
