package org.grantway.documents;

import java.util.List;
import java.util.Set;

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
	 */
	public record Fact(String label, String text) {

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
