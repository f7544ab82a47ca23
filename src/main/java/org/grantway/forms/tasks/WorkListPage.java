package org.grantway.forms.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

import org.grantway.forms.tasks.WorkRow.Fold;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.workflow.CaseBriefs;
import org.grantway.workflow.CaseDesk.CaseBrief;
import org.grantway.workflow.TaskParts;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.grantway.workflow.Worklist.Count;
import org.grantway.workflow.Worklist.Kind;
import org.grantway.workflow.Worklist.WorkCounts;
import org.grantway.workflow.Worklist.WorkFilter;

/**
 * Puts the work list together. Tasks of the same kind and call become one row, so paging
 * follows the folding; the most urgent tasks are looked at, and the page says if there
 * are more.
 */
@Component
class WorkListPage {

	private static final int LOOKED_AT = 500;

	/** From how many on tasks are folded that a page of the call does together. */
	private static final int LEAST_TOGETHER = 2;

	/** From how many on others are folded that are of one kind and call. */
	private static final int LEAST_ALIKE = 5;

	private final Worklist worklist;

	private final CaseBriefs briefs;

	private final List<TaskParts> parts;

	private final People people;

	private final MessageSource messages;

	private final Clock clock;

	WorkListPage(Worklist worklist, CaseBriefs briefs, List<TaskParts> parts, People people, MessageSource messages,
			Clock clock) {
		this.worklist = worklist;
		this.briefs = briefs;
		this.parts = parts;
		this.people = people;
		this.messages = messages;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	WorkListView show(Actor actor, WorkFilter filter, Pageable pageable, Locale locale) {
		Page<WorkItem> items = this.worklist.openFor(actor, withTitles(filter, actor), PageRequest.of(0, LOOKED_AT));
		WorkCounts counts = this.worklist.countsFor(actor);
		List<Line> lines = lines(items.getContent(), counts, filter);
		int from = (int) Math.min(pageable.getOffset(), lines.size());
		List<Line> shown = lines.subList(from, Math.min(from + pageable.getPageSize(), lines.size()));
		return new WorkListView(new PageImpl<>(rows(shown, filter, actor, locale), pageable, lines.size()),
				counts.all(), counts.overdue(), items.getTotalElements(),
				kinds(actor, counts, items.getContent(), locale), filter, !filter.equals(WorkFilter.NONE),
				(items.getTotalElements() > LOOKED_AT) ? LOOKED_AT : 0, address(filter));
	}

	/** Looks for the text in the titles of the most urgent cases too. */
	private WorkFilter withTitles(WorkFilter filter, Actor actor) {
		if (filter.text() == null) {
			return filter;
		}
		String wanted = filter.text().strip().toLowerCase(Locale.ROOT);
		Set<UUID> titled = this.briefs.all(this.worklist.casesFor(actor), actor)
			.entrySet()
			.stream()
			.filter((one) -> isIn(one.getValue(), wanted))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		return new WorkFilter(filter.text(), filter.task(), filter.overdue(), filter.mine(), titled);
	}

	private static boolean isIn(CaseBrief brief, String wanted) {
		return brief != null && Stream.of(brief.title().en(), brief.title().zh())
			.anyMatch((title) -> title != null && title.toLowerCase(Locale.ROOT).contains(wanted));
	}

	/**
	 * Folds tasks of one kind and call into one line, where its most urgent task stands.
	 * Whoever looks for something, or has taken a task, sees each by itself.
	 */
	private static List<Line> lines(List<WorkItem> items, WorkCounts counts, WorkFilter filter) {
		boolean folding = filter.text() == null && filter.task() == null && !filter.mine();
		Set<Kind> folded = new HashSet<>();
		List<Line> lines = new ArrayList<>();
		for (WorkItem item : items) {
			Kind kind = new Kind(item.task(), item.call());
			Count count = (folding && item.call() != null && item.assignee() == null) ? counts.waiting().get(kind)
					: null;
			long alike = (count == null) ? 1 : (filter.overdue() ? count.overdue() : count.all());
			if (alike < (item.batch() ? LEAST_TOGETHER : LEAST_ALIKE)) {
				lines.add(new Line(item, 1, 0));
			}
			else if (folded.add(kind)) {
				lines.add(new Line(item, alike, count.overdue()));
			}
		}
		return lines;
	}

	private List<WorkRow> rows(List<Line> lines, WorkFilter filter, Actor actor, Locale locale) {
		Map<UUID, PersonView> holders = this.people.all(lines.stream()
			.map((line) -> line.first().assignee())
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
		List<WorkItem> singles = lines.stream().filter(Line::single).map(Line::first).toList();
		Map<UUID, CaseBrief> cases = this.briefs.all(singles.stream().map(WorkItem::of).toList(), actor);
		Map<UUID, LocalizedText> about = new LinkedHashMap<>();
		this.parts.forEach((known) -> about.putAll(known.of(singles)));
		return lines.stream()
			.map((line) -> line.single()
					? row(line.first(), about.get(line.first().id()), actor, holders, cases, locale)
					: row(line, filter, locale))
			.toList();
	}

	private WorkRow row(WorkItem item, LocalizedText part, Actor actor, Map<UUID, PersonView> holders,
			Map<UUID, CaseBrief> cases, Locale locale) {
		PersonView holder = (item.assignee() != null) ? holders.get(item.assignee()) : null;
		CaseBrief brief = cases.get(item.of().id());
		return new WorkRow(item.url(), item.name().in(locale), (part != null) ? part.in(locale) : null,
				item.of().number(), (brief != null) ? brief.title().in(locale) : "", null, item.createdAt(),
				item.dueAt(), isOverdue(item), actor.is(item.assignee()),
				(holder != null) ? holder.name().in(locale) : null);
	}

	private WorkRow row(Line line, WorkFilter filter, Locale locale) {
		WorkItem first = line.first();
		String each = address(new WorkFilter(first.call(), first.task(), filter.overdue(), false));
		boolean together = first.batch() && first.page() != null;
		return new WorkRow(together ? first.page() : each, first.name().in(locale), null, first.call(), "",
				new Fold(first.of().type(), line.count(), line.overdue(), together ? each : null), first.createdAt(),
				first.dueAt(), isOverdue(first), false, null);
	}

	private boolean isOverdue(WorkItem item) {
		return item.isOverdue(Instant.now(this.clock));
	}

	private Map<String, String> kinds(Actor actor, WorkCounts counts, List<WorkItem> known, Locale locale) {
		Map<String, String> names = known.stream()
			.collect(Collectors.toMap(WorkItem::task, (item) -> item.name().in(locale), (one, same) -> one));
		Map<String, String> kinds = new LinkedHashMap<>();
		kinds.put("", this.messages.getMessage("tasks.filter.all", null, locale));
		counts.byTask().forEach((task, count) -> {
			String name = names.computeIfAbsent(task, (missing) -> nameOf(missing, actor, locale));
			kinds.put(task, name + " (" + count + ")");
		});
		return kinds;
	}

	private String nameOf(String task, Actor actor, Locale locale) {
		return this.worklist.openFor(actor, new WorkFilter(null, task, false, false), PageRequest.of(0, 1))
			.stream()
			.findFirst()
			.map((item) -> item.name().in(locale))
			.orElse(task);
	}

	private static String address(WorkFilter filter) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/tasks");
		if (filter.text() != null) {
			address.queryParam("text", "{text}");
		}
		if (filter.task() != null) {
			address.queryParam("task", "{task}");
		}
		if (filter.overdue()) {
			address.queryParam("overdue", true);
		}
		if (filter.mine()) {
			address.queryParam("mine", true);
		}
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("text", filter.text());
		values.put("task", filter.task());
		return address.encode().buildAndExpand(values).toUriString();
	}

	/**
	 * A line of the list.
	 *
	 * @param first the task, or the most urgent of those folded
	 * @param count how many it stands for
	 */
	private record Line(WorkItem first, long count, long overdue) {

		boolean single() {
			return this.count == 1;
		}

	}

}
