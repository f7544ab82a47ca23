package org.grantway.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.audit.Journal.Recorded;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.NotFound;
import org.grantway.web.CurrentActor;
import org.grantway.workflow.CaseDesk;
import org.grantway.workflow.CaseDesk.HistoryAccess;
import org.grantway.workflow.ProcessMap;
import org.grantway.workflow.ProcessMap.InstanceTrace;

/**
 * The process history of a case: its processes drawn with the path taken, and the events,
 * each redacted for its reader.
 */
@Controller
class HistoryController {

	private final List<CaseDesk> desks;

	private final ProcessMap map;

	private final Journal journal;

	HistoryController(List<CaseDesk> desks, ProcessMap map, Journal journal) {
		this.desks = desks;
		this.map = map;
		this.journal = journal;
	}

	@GetMapping("/cases/{number}/history")
	String history(@PathVariable String number, @RequestParam(required = false) String process,
			@RequestParam(required = false) Long event, @CurrentActor Actor actor, Locale locale, Model model) {
		Found found = find(number, actor);
		CaseRef of = found.of();
		List<InstanceTrace> instances = this.map.instancesOf(of.type(), of.id());
		InstanceTrace shown = instances.stream()
			.filter((instance) -> instance.id().equals(process))
			.findFirst()
			.orElse(instances.isEmpty() ? null : instances.get(0));
		List<Row> rows = this.journal.of(of.type(), of.id())
			.stream()
			.map((recorded) -> Row.of(recorded, found.access(), actor))
			.filter(Objects::nonNull)
			.toList();
		model.addAttribute("of", of);
		model.addAttribute("access", found.access());
		model.addAttribute("brief",
				(found.access() == HistoryAccess.MASKED) ? null : found.desk().brief(of.id(), actor).orElse(null));
		model.addAttribute("instances", instances);
		model.addAttribute("shown", shown);
		model.addAttribute("picture", (shown == null) ? null
				: this.map.drawing(shown.process()).map((drawing) -> Picture.of(drawing, shown, locale)).orElse(null));
		model.addAttribute("events", rows);
		model.addAttribute("picked",
				rows.stream()
					.filter((row) -> event != null && row.counter() == event)
					.findFirst()
					.orElse(rows.isEmpty() ? null : rows.get(0)));
		return "audit/history";
	}

	private Found find(String number, Actor actor) {
		for (CaseDesk desk : this.desks) {
			CaseRef of = desk.byNumber(number, actor).orElse(null);
			if (of != null) {
				HistoryAccess access = desk.historyAccess(of.id(), actor);
				if (access != HistoryAccess.NONE) {
					return new Found(desk, of, access);
				}
			}
		}
		throw new NotFound("history of " + number);
	}

	private record Found(CaseDesk desk, CaseRef of, HistoryAccess access) {

	}

	/**
	 * An event as one reader may see it.
	 *
	 * @param who the person's name; null where the reader sees the role only
	 * @param masked whether there are values that this reader may not see
	 */
	record Row(UUID id, long counter, java.time.Instant at, org.grantway.shared.LocalizedText who, String roleKey,
			String action, String reason, List<Change> changes, boolean masked, String commitment, boolean bySystem) {

		private static final Set<HistoryAccess> NAMES_ALL = Set.of(HistoryAccess.STAFF, HistoryAccess.FULL,
				HistoryAccess.MASKED);

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
			return new Row(recorded.id(), recorded.counter(), recorded.at(),
					name ? new org.grantway.shared.LocalizedText(recorded.nameEn(), recorded.nameZh()) : null,
					(recorded.as() != null) ? recorded.as().role().messageKey() : null, recorded.action(),
					values ? recorded.reason() : null, values ? changes(recorded) : List.of(),
					!values && !(recorded.before().isEmpty() && recorded.after().isEmpty()), recorded.commitment(),
					system);
		}

		private static List<Change> changes(Recorded recorded) {
			return java.util.stream.Stream
				.concat(recorded.before().keySet().stream(), recorded.after().keySet().stream())
				.distinct()
				.map((field) -> new Change(field, recorded.before().get(field), recorded.after().get(field)))
				.toList();
		}

	}

	/** A field's value before and after. */
	record Change(String field, Object was, Object now) {

	}

}
