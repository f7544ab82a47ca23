package org.grantway.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.grantway.audit.Journal.Recorded;
import org.grantway.shared.Actor;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.CaseDesk.HistoryAccess;
import org.grantway.workflow.CurrentStep.Step;

/**
 * An event as one reader may see it.
 *
 * @param forKey the role for which the person acted, or null
 * @param levelKey how the person proved who they are; null for the applicant's side
 * @param step where in the processes it happened, or null
 * @param who the person's name; null where the reader sees the role only
 * @param masked whether there are values that this reader may not see
 */
record Row(UUID id, String caseType, long counter, Instant at, LocalizedText who, String roleKey, String forKey,
		String levelKey, String action, String reason, List<Change> changes, boolean masked, String commitment,
		Step step, boolean bySystem) {

	private static final Set<HistoryAccess> NAMES_ALL = Set.of(HistoryAccess.STAFF, HistoryAccess.FULL,
			HistoryAccess.MASKED);

	/** What the event is about in one word: the first part of its action. */
	public String kind() {
		return this.action.split("\\.", 2)[0];
	}

	/** The change of status it made, if it made one and the reader may see it. */
	public Change statusChange() {
		return this.changes.stream()
			.filter((change) -> change.field().equals("status") && change.was() != null && change.now() != null)
			.findFirst()
			.orElse(null);
	}

	/** What it says of its subject, to be named beside the action. */
	public Map<String, Object> values() {
		Map<String, Object> values = new LinkedHashMap<>();
		this.changes.stream()
			.filter((change) -> change.now() != null && change.was() == null)
			.forEach((change) -> values.put(change.field(), change.now()));
		return values;
	}

	/** Null if the reader may not know of the event. */
	static Row of(Recorded recorded, HistoryAccess access, Actor reader) {
		if (access == HistoryAccess.CASE && recorded.audience() == Audience.REVIEW) {
			return null;
		}
		boolean values = switch (access) {
			case FULL -> true;
			case STAFF -> recorded.audience() != Audience.REVIEW;
			case CASE -> recorded.audience() == Audience.CASE;
			default -> false;
		};
		boolean system = Actor.SYSTEM.personId().equals(recorded.actor());
		boolean name = system || reader.is(recorded.actor()) || (NAMES_ALL.contains(access)
				&& (access == HistoryAccess.FULL || recorded.audience() != Audience.REVIEW));
		return new Row(recorded.id(), recorded.of().type(), recorded.counter(), recorded.at(),
				name ? new LocalizedText(recorded.nameEn(), recorded.nameZh()) : null, key(recorded.as()),
				key(recorded.onBehalfOf()), (access != HistoryAccess.CASE) ? recorded.level().messageKey() : null,
				recorded.action(), values ? recorded.reason() : null, values ? changes(recorded) : List.of(),
				!values && !(recorded.before().isEmpty() && recorded.after().isEmpty()), recorded.commitment(),
				recorded.step(), system);
	}

	private static String key(RoleAt role) {
		return (role != null) ? role.role().messageKey() : null;
	}

	private static List<Change> changes(Recorded recorded) {
		return Stream.concat(recorded.before().keySet().stream(), recorded.after().keySet().stream())
			.distinct()
			.map((field) -> new Change(field, recorded.before().get(field), recorded.after().get(field)))
			.toList();
	}

	/** A field's value before and after. */
	record Change(String field, Object was, Object now) {

	}

}
