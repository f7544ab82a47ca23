package org.grantway.workflow;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.grantway.shared.LocalizedText;

/**
 * Tells tasks of the same kind and case apart in the work list, where a module knows what
 * each of them is about.
 */
public interface TaskParts {

	/**
	 * What these tasks are about, by their ids, in few queries; without those that the
	 * module does not know. The caller checks that the reader may do them.
	 */
	Map<UUID, LocalizedText> of(Collection<WorkItem> items);

}
