package org.grantway.forms.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.workflow.CaseDesk.CaseBrief;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;
import org.grantway.workflow.Worklist.WorkCounts;
import org.grantway.workflow.Worklist.WorkFilter;

/**
 * Puts the work list together. Tasks that are done together for a whole call become one
 * row, so paging follows the grouping; the most urgent tasks are looked at, and the page
 * says if there are more.
 */
@Component
class WorkListPage {

	private static final int LOOKED_AT = 500;

	private final Worklist worklist;

	private final CaseBriefs briefs;

	private final People people;

	private final MessageSource messages;

	private final Clock clock;

	WorkListPage(Worklist worklist, CaseBriefs briefs, People people, MessageSource messages, Clock clock) {
		this.worklist = worklist;
		this.briefs = briefs;
		this.people = people;
		this.messages = messages;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	WorkListView show(Actor actor, WorkFilter filter, Pageable pageable, Locale locale) {
		Page<WorkItem> items = this.worklist.openFor(actor, filter, PageRequest.of(0, LOOKED_AT));
		WorkCounts counts = this.worklist.countsFor(actor);
		List<List<WorkItem>> groups = grouped(items.getContent());
		int from = (int) Math.min(pageable.getOffset(), groups.size());
		List<List<WorkItem>> shown = groups.subList(from, Math.min(from + pageable.getPageSize(), groups.size()));
		return new WorkListView(new PageImpl<>(rows(shown, actor, locale), pageable, groups.size()), counts.all(),
				counts.overdue(), kinds(actor, counts, items.getContent(), locale), filter,
				!filter.equals(WorkFilter.NONE), (items.getTotalElements() > LOOKED_AT) ? LOOKED_AT : 0,
				address(filter));
	}

	private static List<List<WorkItem>> grouped(List<WorkItem> items) {
		Map<String, List<WorkItem>> groups = items.stream()
			.collect(Collectors.groupingBy((item) -> (item.batch() && item.page() != null)
					? item.task() + " " + item.page() : item.id().toString(), LinkedHashMap::new, Collectors.toList()));
		return List.copyOf(groups.values());
	}

	private List<WorkRow> rows(List<List<WorkItem>> groups, Actor actor, Locale locale) {
		Map<UUID, PersonView> holders = this.people.all(groups.stream()
			.flatMap(Collection::stream)
			.map(WorkItem::assignee)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
		Map<UUID, CaseBrief> cases = this.briefs.all(
				groups.stream().filter((group) -> group.size() == 1).map((group) -> group.get(0).of()).toList(), actor);
		return groups.stream().map((group) -> row(group, actor, holders, cases, locale)).toList();
	}

	/** The most urgent task of a group stands first in it. */
	private WorkRow row(List<WorkItem> group, Actor actor, Map<UUID, PersonView> holders, Map<UUID, CaseBrief> cases,
			Locale locale) {
		WorkItem first = group.get(0);
		boolean single = group.size() == 1;
		PersonView holder = (single && first.assignee() != null) ? holders.get(first.assignee()) : null;
		CaseBrief brief = single ? cases.get(first.of().id()) : null;
		return new WorkRow((first.page() != null) ? first.page() : "/tasks/" + first.id(), first.name().in(locale),
				single ? first.of().number() : null, (brief != null) ? brief.title().in(locale) : "", group.size(),
				first.createdAt(), first.dueAt(), first.isOverdue(Instant.now(this.clock)),
				single && actor.is(first.assignee()), (holder != null) ? holder.name().in(locale) : null);
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

}
