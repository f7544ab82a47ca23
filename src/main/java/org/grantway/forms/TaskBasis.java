package org.grantway.forms;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.grantway.workflow.WorkItem;

/**
 * Shows above a task's form what the task rests on and another module knows: what a panel
 * found, the budget that is to be assessed. Whoever may do the task may read it.
 */
public interface TaskBasis {

	/** In the reader's language; empty for tasks that rest on nothing of this module. */
	List<Basis> of(WorkItem item, Locale locale);

	/**
	 * One thing the task rests on.
	 *
	 * @param facts what is known of it, in the order to read
	 * @param table what comes in rows, or null
	 */
	record Basis(String title, List<Fact> facts, Table table) {

	}

	/**
	 * @param text may have several lines
	 */
	record Fact(String label, String text) {

	}

	/**
	 * @param figures columns that hold money or numbers
	 */
	record Table(String caption, List<String> headers, List<List<String>> rows, Set<Integer> figures) {

		public boolean isFigure(int column) {
			return this.figures.contains(column);
		}

	}

}
