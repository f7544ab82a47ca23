package org.grantway.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares names as people type them: full or half width, either order, with or without
 * commas and affiliations. Rather takes two names for one than miss the same person.
 */
public final class Names {

	private Names() {
	}

	/**
	 * By what a list orders the name: in lower case and with numbers of eight digits, so
	 * that 2 stands before 10.
	 */
	public static String sortKey(LocalizedText name) {
		return name.in(Locale.ENGLISH)
			.toLowerCase(Locale.ROOT)
			.replaceAll("([0-9]+)", "00000000$1")
			.replaceAll("0*([0-9]{8})", "$1");
	}

	/** Whether the typed text names the person. */
	public static boolean matches(String typed, LocalizedText name) {
		return matches(typed, name.zh()) || matches(typed, name.en());
	}

	/** Whether the typed text is this name. */
	public static boolean matches(String typed, String name) {
		if (typed == null || name == null || name.isBlank() || typed.isBlank()) {
			return false;
		}
		String plainTyped = plain(typed);
		String plainName = plain(name);
		if (hasHan(plainName)) {
			return compact(plainTyped).contains(compact(plainName));
		}
		return words(plainTyped).containsAll(words(plainName));
	}

	/** Whether a longer text mentions the name. */
	public static boolean mentions(String text, LocalizedText name) {
		return mentions(text, name.zh()) || mentions(text, name.en());
	}

	private static boolean mentions(String text, String name) {
		if (text == null || name == null || compact(plain(name)).length() < 2) {
			return false;
		}
		String plainName = plain(name);
		if (hasHan(plainName)) {
			return compact(plain(text)).contains(compact(plainName));
		}
		return (" " + plain(text).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ")
			.contains(" " + plainName.replaceAll("[^\\p{L}\\p{N}]+", " ").trim() + " ");
	}

	private static String plain(String text) {
		String folded = Normalizer.normalize(Normalizer.normalize(text, Normalizer.Form.NFKC), Normalizer.Form.NFD)
			.replaceAll("\\p{M}+", "");
		return folded.toLowerCase(Locale.ROOT);
	}

	private static String compact(String text) {
		return text.replaceAll("[^\\p{L}\\p{N}]+", "");
	}

	private static boolean hasHan(String text) {
		return text.codePoints().anyMatch((point) -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
	}

	private static Set<String> words(String text) {
		return Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toSet());
	}

}
