package org.grantway.awards.lists;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

import org.grantway.awards.AwardsAccess;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.workflow.CaseDesk;

/**
 * Tells the work list and the history about submission lists.
 */
@Component
class ListDesk implements CaseDesk {

	private final Lists lists;

	private final Calls calls;

	private final AwardsAccess access;

	ListDesk(Lists lists, Calls calls, AwardsAccess access) {
		this.lists = lists;
		this.calls = calls;
		this.access = access;
	}

	@Override
	public String caseType() {
		return ListView.CASE_TYPE;
	}

	@Override
	public Optional<CaseBrief> brief(UUID caseId, Actor reader) {
		return Optional.ofNullable(briefs(List.of(caseId), reader).get(caseId));
	}

	@Override
	public Map<UUID, CaseBrief> briefs(Collection<UUID> caseIds, Actor reader) {
		List<ListView> found = this.lists.all(caseIds);
		Map<UUID, Call> callsOf = this.calls.all(found.stream().map(ListView::callId).collect(Collectors.toSet()));
		return found.stream()
			.filter((list) -> knows(callsOf.get(list.callId()), reader))
			.collect(Collectors.toMap(ListView::id, (list) -> brief(list, callsOf.get(list.callId()))));
	}

	private static CaseBrief brief(ListView list, Call call) {
		return new CaseBrief(list.asCase(), call.title(), "/lists/" + list.number(), list.status().labelKey(),
				List.of(new Line("lists.call", call.code()),
						new Line("lists.items", String.valueOf(list.items().size())),
						new Line("lists.total", list.total().toString())));
	}

	/** Readers of the call's lists, and the departments it consults. */
	private boolean knows(Call call, Actor reader) {
		return this.access.mayReadLists(reader, call) || call.consultationDepartments()
			.stream()
			.anyMatch((department) -> this.access.speaksFor(reader, department));
	}

	@Override
	public Optional<CaseRef> byNumber(String number, Actor reader) {
		return this.lists.find(number)
			.filter((list) -> historyAccess(list.id(), reader) != HistoryAccess.NONE)
			.map(ListView::asCase);
	}

	@Override
	public Page<CaseBrief> search(Wanted wanted, Actor reader, Pageable page) {
		List<ListView> found = this.lists.numbered(wanted.text());
		Map<UUID, Call> callsOf = this.calls.all(found.stream().map(ListView::callId).collect(Collectors.toSet()));
		List<CaseBrief> readable = found.stream()
			.filter((list) -> this.access.mayReadLists(reader, callsOf.get(list.callId())))
			.map((list) -> brief(list, callsOf.get(list.callId())))
			.toList();
		int from = (int) Math.min(page.getOffset(), readable.size());
		int to = Math.min(from + page.getPageSize(), readable.size());
		return new PageImpl<>(readable.subList(from, to), page, readable.size());
	}

	@Override
	public HistoryAccess historyAccess(UUID caseId, Actor reader) {
		if (reader.holds(Role.INSPECTOR)) {
			return HistoryAccess.FULL;
		}
		if (this.lists.find(caseId).filter((list) -> this.access.mayReadList(reader, list.callId())).isPresent()) {
			return HistoryAccess.STAFF;
		}
		boolean administrator = reader.holds(Role.SYSTEM_ADMINISTRATOR) || reader.holds(Role.SECURITY_ADMINISTRATOR)
				|| reader.holds(Role.AUDIT_ADMINISTRATOR);
		return administrator ? HistoryAccess.MASKED : HistoryAccess.NONE;
	}

	@Override
	public void entered(UUID caseId, String stage) {
		this.lists.enter(caseId, ListStatus.valueOf(stage));
	}

	@Override
	public String status(UUID caseId) {
		return this.lists.require(caseId).status().name();
	}

	/** A list is decided when each of its applications is, in their own processes. */
	@Override
	public boolean agrees(UUID caseId, String stage) {
		ListStatus status = this.lists.require(caseId).status();
		return status.name().equals(stage) || status == ListStatus.DECIDED && stage.equals(ListStatus.DECISION.name());
	}

}
