package org.grantway.applications;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.grantway.programmes.Call;
import org.grantway.shared.Refused;

/**
 * Checks how many applications of one institution a call takes. A host uses one of its
 * places when it forwards an application, and keeps it used whatever becomes of the
 * application, except that it is withdrawn. A building entity has only so many
 * applications under way or awarded, from their submission. In a call without host review
 * the institution that applies is the building entity.
 */
@Component
class HostLimits {

	static final String FORWARDED = "per_host_applications";

	static final String ENTITY = "per_entity_applications";

	private static final Set<ApplicationStatus> NOT_FORWARDED = EnumSet.of(ApplicationStatus.DRAFT,
			ApplicationStatus.INTENTION, ApplicationStatus.SUBMITTED, ApplicationStatus.RETURNED,
			ApplicationStatus.HOST_REVIEW, ApplicationStatus.HOST_REFUSED, ApplicationStatus.NOT_SUBMITTED,
			ApplicationStatus.WITHDRAWN);

	private static final Set<ApplicationStatus> UNDER_WAY = EnumSet.noneOf(ApplicationStatus.class);

	static {
		Stream.of(ApplicationStatus.values())
			.filter((status) -> status.isSubmitted() && (!status.isEnd() || status == ApplicationStatus.AWARDED))
			.forEach(UNDER_WAY::add);
	}

	/** What an invited institution may replace by another application. */
	private static final Set<ApplicationStatus> GONE = EnumSet.of(ApplicationStatus.WITHDRAWN,
			ApplicationStatus.NOT_SUBMITTED);

	private final GrantApplications applications;

	HostLimits(GrantApplications applications) {
		this.applications = applications;
	}

	/** Refuses a new application, if the institution has no place left. */
	void checkNew(Call call, String host) {
		if (call.byInvitation() && this.applications.existsByCallIdAndHostAndStatusNotIn(call.id(), host, GONE)) {
			throw new Refused("applications.invitation.one-per-host", call.code());
		}
		checkForwarded(call, host);
		checkEntity(call, host);
	}

	/** Refuses the submission, if the institution has no place left. */
	void check(Call call, GrantApplication application) {
		if (!UNDER_WAY.contains(application.status())) {
			checkEntity(call, application.host());
		}
		checkForwarded(call, application.host());
	}

	/** Refuses to forward, if the host has forwarded as many as it may. */
	void checkForwarding(Call call, GrantApplication application) {
		lock(call, application.host());
		checkForwarded(call, application.host());
	}

	/** How many the host has forwarded; empty if the call sets no limit. */
	OptionalLong forwarded(Call call, String host) {
		return counts(call) ? OptionalLong.of(countForwarded(call, host)) : OptionalLong.empty();
	}

	/**
	 * How many these hosts have forwarded in those of the calls that set a limit, in the
	 * order of the calls.
	 */
	List<Used> used(Collection<Call> calls, Set<String> hosts) {
		List<Call> counted = calls.stream().filter(HostLimits::counts).toList();
		if (counted.isEmpty() || hosts.isEmpty()) {
			return List.of();
		}
		Map<UUID, Map<String, Long>> taken = new HashMap<>();
		forwarded(counted.stream().map(Call::id).toList(), hosts)
			.forEach((row) -> taken.computeIfAbsent(row.getCallId(), (call) -> new HashMap<>())
				.put(row.getHost(), row.getForwarded()));
		return counted.stream()
			.flatMap((call) -> hosts.stream()
				.sorted()
				.map((host) -> new Used(call, host, taken.getOrDefault(call.id(), Map.of()).getOrDefault(host, 0L),
						call.limit(FORWARDED).orElseThrow())))
			.toList();
	}

	private static boolean counts(Call call) {
		return call.limit(FORWARDED).isPresent() && !call.rolling();
	}

	/** Locks what counts, so that two at once are counted one after the other. */
	void lock(Call call, String host) {
		if (call.limit(FORWARDED).isPresent() || call.limit(ENTITY).isPresent()) {
			this.applications.lockOfHost(call.id(), host);
		}
	}

	private void checkForwarded(Call call, String host) {
		forwarded(call, host).ifPresent((taken) -> {
			long most = call.limit(FORWARDED).orElseThrow();
			if (taken >= most) {
				throw new Refused("applications.limit." + FORWARDED, most, taken);
			}
		});
	}

	private void checkEntity(Call call, String host) {
		OptionalLong limit = call.rolling() && call.limit(ENTITY).isEmpty() ? call.limit(FORWARDED)
				: call.limit(ENTITY);
		limit.ifPresent((most) -> {
			long taken = this.applications.countOfHost(call.id(), host, UNDER_WAY, ApplicationStatus.AWARDED);
			if (taken >= most) {
				throw new Refused("applications.limit." + ENTITY, most, taken);
			}
		});
	}

	private long countForwarded(Call call, String host) {
		return forwarded(List.of(call.id()), Set.of(host)).stream()
			.mapToLong(GrantApplications.Forwarded::getForwarded)
			.sum();
	}

	private List<GrantApplications.Forwarded> forwarded(Collection<UUID> calls, Collection<String> hosts) {
		return this.applications.countForwarded(calls, hosts, NOT_FORWARDED, ApplicationStatus.RECONSIDERATION,
				ApplicationStatus.HOST_REFUSED);
	}

	/**
	 * What a host has used of what a call takes from one.
	 *
	 * @param most how many the call takes
	 */
	record Used(Call call, String host, long forwarded, long most) {

		public boolean isFull() {
			return this.forwarded >= this.most;
		}

	}

}
