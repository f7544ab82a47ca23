package org.grantway.programmes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ConcurrentReferenceHashMap;

import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.workflow.Processes;

/**
 * Keeps calls and their versions.
 */
@Service
@Transactional
class StoredCalls implements Calls {

	static final String PROCESS = "funding-call";

	private final EntityManager entities;

	private final FundingCalls calls;

	private final CallVersions versions;

	private final CallConfigurations configurations;

	private final NumberCounter numbers;

	private final CallAccess access;

	private final CallInvitationRepository invitations;

	private final Grace grace;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	/**
	 * By their texts, none of which is read twice. It makes room when memory is short.
	 */
	private final Map<String, CallConfiguration> read = new ConcurrentReferenceHashMap<>();

	StoredCalls(EntityManager entities, FundingCalls calls, CallVersions versions, CallConfigurations configurations,
			NumberCounter numbers, CallAccess access, CallInvitationRepository invitations, Grace grace,
			Processes processes, ApplicationEventPublisher events, Clock clock) {
		this.entities = entities;
		this.calls = calls;
		this.versions = versions;
		this.configurations = configurations;
		this.numbers = numbers;
		this.access = access;
		this.invitations = invitations;
		this.grace = grace;
		this.processes = processes;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public Call require(UUID id) {
		return toCall(this.calls.findById(id).orElseThrow(() -> new NotFound("call " + id)));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Call> byCode(String code) {
		return this.calls.findByCode(code).map(this::toCall);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, Call> all(Collection<UUID> ids) {
		List<FundingCall> found = new ArrayList<>();
		this.calls.findAllById(ids).forEach(found::add);
		return toCalls(found).stream().collect(Collectors.toMap(Call::id, Function.identity()));
	}

	@Override
	@Transactional(readOnly = true)
	public List<Call> published() {
		List<FundingCall> visible = this.calls
			.findByStatusIn(EnumSet.of(CallStatus.PUBLISHED, CallStatus.OPEN, CallStatus.CLOSED));
		return toCalls(visible).stream().sorted(byNearestDeadline()).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public List<Call> openNow() {
		Instant now = Instant.now(this.clock);
		return published().stream().filter((call) -> call.isOpen(now)).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public List<Call> all() {
		return toCalls(this.calls.newestFirst());
	}

	@Override
	public UUID create(CallDraft draft, Actor by) {
		if (!draft.code().matches("[A-Z][A-Z0-9]*(-[A-Z0-9]+){1,5}") || draft.code().length() > 40) {
			throw Refused.at("code", "programmes.refused.code");
		}
		if (this.calls.existsByCode(draft.code())) {
			throw Refused.at("code", "programmes.refused.code-taken", draft.code());
		}
		CallConfiguration configuration = this.configurations.complete(CallConfiguration.parse(draft.configuration()),
				draft.code());
		Instant now = Instant.now(this.clock);
		FundingCall call = this.calls.save(new FundingCall(draft.code(), configuration, by.personId(), now));
		this.versions.save(new CallVersion(call.id(), 1, configuration, by.personId(), now));
		this.events
			.publishEvent(Fact.of(call.asCase(), "call.created").by(by).now("title", configuration.title().en()));
		this.processes.start(PROCESS, call.asCase(), call.id(), 1, Map.of());
		return call.id();
	}

	@Override
	public String nextNumber(String prefix, Instant at) {
		return this.numbers.next(prefix, Times.dayOf(at).getYear());
	}

	@Override
	public boolean mayWorkWith(Actor actor, Call call) {
		return this.access.mayWorkWith(actor, call);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean mayRead(Actor actor, Call call) {
		return this.access.mayRead(actor, call);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean admits(Call call, String host) {
		return !call.byInvitation() || this.invitations.findByCallIdAndHost(call.id(), host).isPresent();
	}

	@Override
	@Transactional(readOnly = true)
	public CaseRef caseOf(UUID callId) {
		return this.calls.findById(callId).orElseThrow(() -> new NotFound("call " + callId)).asCase();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<String> cancellation(UUID callId) {
		return this.calls.findById(callId)
			.filter((call) -> call.status() == CallStatus.CANCELLED && call.publishedAt() != null)
			.map(FundingCall::cancelledBecause);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<Instant, Instant> moved(Call call) {
		CallConfiguration configuration = read(version(call.id(), call.version()).orElseThrow());
		Map<Instant, Instant> moved = new TreeMap<>();
		Stream.of(configuration.closesAt(), configuration.hostClosesAt())
			.filter((deadline) -> deadline != null && !deadline.equals(this.grace.after(deadline)))
			.forEach((deadline) -> moved.put(deadline, this.grace.after(deadline)));
		return moved;
	}

	private Call toCall(FundingCall call) {
		return toCall(call, version(call.id(), call.currentVersion())
			.orElseThrow(() -> new IllegalStateException("Call " + call.code() + " has lost its configuration")));
	}

	private Call toCall(FundingCall call, CallVersion version) {
		return read(version).toCall(call.id(), call.code(), version.number(), call.status(), this.grace::after);
	}

	/** Asks the database once in a transaction. */
	private Optional<CallVersion> version(UUID call, int number) {
		return this.entities.unwrap(Session.class)
			.byNaturalId(CallVersion.class)
			.using("callId", call)
			.using("numberInCall", number)
			.loadOptional();
	}

	private CallConfiguration read(CallVersion version) {
		return this.read.computeIfAbsent(version.text(), CallConfiguration::parse);
	}

	private List<Call> toCalls(List<FundingCall> found) {
		if (found.isEmpty()) {
			return List.of();
		}
		Map<UUID, CallVersion> current = this.versions.current(found.stream().map(FundingCall::id).toList())
			.stream()
			.collect(Collectors.toMap(CallVersion::callId, Function.identity()));
		return found.stream().map((call) -> toCall(call, current.get(call.id()))).toList();
	}

	private static Comparator<Call> byNearestDeadline() {
		return Comparator.comparing((Call call) -> order(call.status()))
			.thenComparing(Call::closesAt, Comparator.nullsLast(Comparator.naturalOrder()))
			.thenComparing(Call::code);
	}

	private static int order(CallStatus status) {
		return switch (status) {
			case OPEN -> 0;
			case PUBLISHED -> 1;
			default -> 2;
		};
	}

}
