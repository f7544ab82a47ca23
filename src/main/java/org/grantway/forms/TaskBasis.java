package org.grantway.forms;

import java.util.List;
import java.util.Locale;

import org.grantway.documents.Readable.Part;
import org.grantway.workflow.WorkItem;

/**
 * Shows above a task's form what the task rests on and another module knows: what a panel
 * found, the budget that is to be assessed. Whoever may do the task may read it.
 */
public interface TaskBasis {

	/** In the reader's language; empty for tasks that rest on nothing of this module. */
	List<Part> of(WorkItem item, Locale locale);

}
