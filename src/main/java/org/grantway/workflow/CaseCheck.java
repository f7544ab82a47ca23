package org.grantway.workflow;

import java.util.List;

import org.grantway.shared.CaseRef;

/**
 * Compares the three places that say where a case stands: the engine's position, the
 * status that the owner of the case keeps, and the work list.
 */
public interface CaseCheck {

	/**
	 * What does not agree; empty if all is well. Asked between transactions: inside one
	 * the places may differ for a moment.
	 */
	List<Fault> faults(CaseRef of);

	/**
	 * Cases that are under way, in the order of their kind and number.
	 * @param after the last one seen before, or null for the first
	 * @param most how many at most
	 */
	List<CaseRef> running(CaseRef after, int most);

	/**
	 * Something that does not agree.
	 *
	 * @param messageKey of the sentence that says it
	 * @param arguments of the sentence, some of them
	 * {@link org.grantway.shared.LocalizedText}
	 */
	record Fault(String messageKey, List<Object> arguments) {

		public static Fault of(String messageKey, Object... arguments) {
			return new Fault(messageKey, List.of(arguments));
		}

	}

}
