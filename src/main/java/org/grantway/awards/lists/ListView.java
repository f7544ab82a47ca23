package org.grantway.awards.lists;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.grantway.shared.CaseRef;
import org.grantway.shared.Money;

/**
 * A submission list as pages and the other parts of this module see it.
 *
 * @param noticeUntil the end of the public notice, or null before it
 */
public record ListView(UUID id, String number, UUID callId, ListStatus status, UUID formedBy, Instant formedAt,
		Instant noticeFrom, Instant noticeUntil, String decisionNumber, Instant decidedAt, List<Item> items) {

	/** The kind of case. */
	public static final String CASE_TYPE = "list";

	public CaseRef asCase() {
		return new CaseRef(CASE_TYPE, this.id, this.number);
	}

	public Money total() {
		return this.items.stream().map(Item::proposed).reduce(Money.ZERO, Money::plus);
	}

	public Optional<Item> item(UUID application) {
		return this.items.stream().filter((item) -> item.applicationId().equals(application)).findFirst();
	}

	/** Items that have not been taken off the list. */
	public List<Item> standing() {
		return this.items.stream().filter((item) -> !item.isWithdrawn()).toList();
	}

	/** Standing items that neither consultation nor an objection has stopped. */
	public List<Item> alive() {
		return this.items.stream().filter(Item::isAlive).toList();
	}

	/**
	 * Another amount than the one departments were asked about, and why.
	 *
	 * @param application the number of the application
	 */
	public record Change(String application, Money before, Money after, String reason, Instant at) {

	}

	/**
	 * One application on the list.
	 *
	 * @param consultation {@code pass}, {@code stopped} or null
	 * @param notice {@code clear}, {@code upheld} or null
	 * @param decision {@code award}, {@code decline}, {@code withdrawn} or null
	 */
	public record Item(UUID applicationId, int position, Money proposed, String consultation, String notice,
			String decision, Money award, String conditions, String grounds, String integrityNote) {

		public boolean isAlive() {
			return !isWithdrawn() && !"stopped".equals(this.consultation) && !"upheld".equals(this.notice);
		}

		public boolean isWithdrawn() {
			return ListItem.WITHDRAWN.equals(this.decision);
		}

	}

}
