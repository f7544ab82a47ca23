package org.grantway.awards.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A department's reply as pages see it.
 *
 * @param state ASKED, DRAFTED, ON_PAPER (to be confirmed) or ANSWERED
 * @param outcome the opinion on the list as a whole: the gravest given on any item
 */
record ReplyView(UUID id, UUID listId, String department, int round, Instant askedAt, Instant dueAt, Instant remindedAt,
		Instant extendedAt, String extensionReason, String state, Opinion outcome, String text, String returnRemark,
		UUID draftedBy, UUID answeredBy, Instant answeredAt, UUID scan, String documentNumber, LocalDate dateOnPaper,
		UUID enteredBy, List<Remark> remarks) {

	boolean isAnswered() {
		return "ANSWERED".equals(this.state);
	}

	Optional<Remark> on(UUID application) {
		return this.remarks.stream().filter((remark) -> remark.application().equals(application)).findFirst();
	}

	/**
	 * An opinion on one excepted item.
	 *
	 * @param adopted what the lead answered, or null
	 */
	record Remark(UUID id, UUID application, Opinion opinion, String grounds, String requestedChange, Boolean adopted,
			String answer) {

		boolean isOpen() {
			return this.opinion.isComment() && this.answer == null;
		}

	}

}
