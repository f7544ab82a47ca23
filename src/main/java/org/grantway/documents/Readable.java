package org.grantway.documents;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A document in words, in one language: what a page or a paper shows of what is kept as
 * data.
 *
 * @param title what it is
 * @param reference number of the case, and of the version where there is one
 * @param facts what is to be known of the document itself
 */
public record Readable(String title, String reference, List<Fact> facts, List<Part> parts) {

	/**
	 * A part of a document.
	 *
	 * @param facts questions with their answers, in the order to read
	 */
	public record Part(String heading, List<Fact> facts, List<Table> tables) {

		public Part(String heading, List<Fact> facts) {
			this(heading, facts, List.of());
		}

	}

	/**
	 * A question with its answer, or a word with what it says.
	 *
	 * @param text may have several lines
	 * @param files those that the text names, to be opened where it is read on a page
	 */
	public record Fact(String label, String text, List<Attached> files) {

		public Fact(String label, String text) {
			this(label, text, List.of());
		}

		/** A question answered with files: on paper it says their names. */
		public static Fact of(String label, List<Attached> files) {
			return new Fact(label, files.stream().map(Attached::name).collect(Collectors.joining("\n")), files);
		}

	}

	/** A file that opens for those who may. */
	public record Attached(UUID id, String name) {

	}

	/**
	 * What comes in rows.
	 *
	 * @param figures columns that hold money or numbers, which are set to the right
	 * @param whole columns whose cells stand on one line, like times
	 */
	public record Table(String caption, List<String> headers, List<List<String>> rows, Set<Integer> figures,
			Set<Integer> whole) {

		public Table(String caption, List<String> headers, List<List<String>> rows, Set<Integer> figures) {
			this(caption, headers, rows, figures, Set.of());
		}

		/** The class of a column's cells, or null. */
		public String kind(int column) {
			return isFigure(column) ? "num" : this.whole.contains(column) ? "whole" : null;
		}

		public boolean isFigure(int column) {
			return this.figures.contains(column);
		}

	}

}
