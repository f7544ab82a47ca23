package org.grantway.programmes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.workflow.CaseDesk;

/**
 * Tells the engine's side and the history about calls.
 */
@Component
@Transactional
class CallDesk implements CaseDesk {

	private final FundingCalls calls;

	private final Calls published;

	private final CallAccess access;

	private final ApplicationEventPublisher events;

	CallDesk(FundingCalls calls, Calls published, CallAccess access, ApplicationEventPublisher events) {
		this.calls = calls;
		this.published = published;
		this.access = access;
		this.events = events;
	}

	@Override
	public String caseType() {
		return "call";
	}

	@Override
	public Optional<CaseBrief> brief(UUID caseId, Actor reader) {
		return Optional.ofNullable(briefs(List.of(caseId), reader).get(caseId));
	}

	private CaseBrief brief(Call call, Actor reader) {
		boolean staff = this.access.mayWorkWith(reader, call);
		return new CaseBrief(new CaseRef(caseType(), call.id(), call.code()), call.title(),
				(staff ? "/office/calls/" : "/calls/") + call.code(), CallTexts.statusKey(call.status()),
				List.of(new Line("programmes.call.lead", call.leadDepartment()),
						new Line("programmes.call.agency", call.managingAgency())));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, CaseBrief> briefs(Collection<UUID> caseIds, Actor reader) {
		return this.published.all(caseIds)
			.values()
			.stream()
			.collect(Collectors.toMap(Call::id, (call) -> brief(call, reader)));
	}

	/** Calls are few, so all are looked at. */
	@Override
	@Transactional(readOnly = true)
	public Page<CaseBrief> search(Wanted wanted, Actor reader, Pageable page) {
		String text = wanted.text().toLowerCase(Locale.ROOT);
		List<CaseBrief> found = this.published.all()
			.stream()
			.filter((call) -> this.access.mayWorkWith(reader, call))
			.filter((call) -> Stream.of(call.code(), call.title().en(), call.title().zh())
				.anyMatch((one) -> one.toLowerCase(Locale.ROOT).contains(text)))
			.map((call) -> brief(call, reader))
			.toList();
		int from = (int) Math.min(page.getOffset(), found.size());
		return new PageImpl<>(found.subList(from, Math.min(from + page.getPageSize(), found.size())), page,
				found.size());
	}

	@Override
	public Optional<CaseRef> byNumber(String number, Actor reader) {
		return this.calls.findByCode(number)
			.filter((call) -> historyAccess(call.id(), reader) != HistoryAccess.NONE)
			.map(FundingCall::asCase);
	}

	@Override
	public HistoryAccess historyAccess(UUID caseId, Actor reader) {
		if (reader == null || !this.calls.existsById(caseId)) {
			return HistoryAccess.NONE;
		}
		if (this.access.mayWorkWith(reader, this.published.require(caseId))) {
			return HistoryAccess.FULL;
		}
		return this.access.isAdministrator(reader) ? HistoryAccess.MASKED : HistoryAccess.NONE;
	}

	@Override
	public void entered(UUID caseId, String stage) {
		FundingCall call = this.calls.findById(caseId).orElseThrow(() -> new NotFound("call " + caseId));
		CallStatus before = call.status();
		if (call.become(CallStatus.valueOf(stage))) {
			this.calls.save(call);
			this.events.publishEvent(Fact.of(call.asCase(), "call.status-changed")
				.by(Actor.SYSTEM)
				.was("status", before)
				.now("status", stage));
		}
	}

	@Override
	public String status(UUID caseId) {
		return this.calls.findById(caseId).orElseThrow(() -> new NotFound("call " + caseId)).status().name();
	}

}
