package org.grantway.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;

/**
 * What differs between two texts, word by word, and Chinese character by character. Texts
 * that differ in very many places are compared line by line.
 *
 * @param was the earlier text in parts
 * @param is the later text in parts
 */
record TextDifference(List<Part> was, List<Part> is) {

	private static final Pattern WORDS = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.",
			Pattern.DOTALL);

	private static final Pattern LINES = Pattern.compile("[^\n]*\n|[^\n]+");

	/** The work grows with the square of it. */
	private static final int MOST = 4000;

	static TextDifference of(String was, String is) {
		return of(split(WORDS, was), split(WORDS, is)).or(() -> of(split(LINES, was), split(LINES, is)))
			.orElseGet(() -> new TextDifference(List.of(new Part(was, true)), List.of(new Part(is, true))));
	}

	/** Empty if too much differs to be told apart piece by piece. */
	private static Optional<TextDifference> of(List<String> was, List<String> is) {
		int shorter = Math.min(was.size(), is.size());
		int head = 0;
		while (head < shorter && was.get(head).equals(is.get(head))) {
			head++;
		}
		int tail = 0;
		while (tail < shorter - head && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
			tail++;
		}
		List<String> before = was.subList(head, was.size() - tail);
		List<String> after = is.subList(head, is.size() - tail);
		if (before.size() > MOST || after.size() > MOST) {
			return Optional.empty();
		}
		boolean[] gone = new boolean[was.size()];
		boolean[] come = new boolean[is.size()];
		for (Change change : new MyersDiffWithLinearSpace<String>().computeDiff(before, after, null)) {
			mark(gone, head + change.startOriginal, head + change.endOriginal);
			mark(come, head + change.startRevised, head + change.endRevised);
		}
		return Optional.of(new TextDifference(parts(was, gone), parts(is, come)));
	}

	private static void mark(boolean[] changed, int from, int to) {
		for (int index = from; index < to; index++) {
			changed[index] = true;
		}
	}

	private static List<Part> parts(List<String> tokens, boolean[] changed) {
		List<Part> parts = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		for (int index = 0; index < tokens.size(); index++) {
			if (index > 0 && changed[index] != changed[index - 1]) {
				parts.add(new Part(text.toString(), changed[index - 1]));
				text.setLength(0);
			}
			text.append(tokens.get(index));
		}
		if (!text.isEmpty()) {
			parts.add(new Part(text.toString(), changed[tokens.size() - 1]));
		}
		return parts;
	}

	private static List<String> split(Pattern tokens, String text) {
		List<String> found = new ArrayList<>();
		Matcher token = tokens.matcher(text);
		while (token.find()) {
			found.add(token.group());
		}
		return found;
	}

	/** Some of the text, which the other text has as well or not. */
	record Part(String text, boolean changed) {

	}

}
