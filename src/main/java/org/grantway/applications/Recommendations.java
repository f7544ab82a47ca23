package org.grantway.applications;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;

/**
 * Keeps the ranking in which each department or region recommends the applications of a
 * call. Its places run from one to the office's quota, each is given once, and so the
 * quota holds as well. What is withdrawn gives its place back.
 */
@Component
class Recommendations {

	private static final String QUOTA = "quota_per_department";

	private static final String REGION = "regional-government";

	/** Those who recommend what belongs to their department or their region. */
	private static final Set<Role> RECOMMENDING = EnumSet.of(Role.SUPERVISING_DEPARTMENT, Role.REGION_SCIENCE);

	/** As in the form of the task, where a call sets no quota. */
	private static final int MOST_PLACES = 500;

	private final RecommendationRepository recommendations;

	private final Organisations organisations;

	private final MessageSource messages;

	private final GrantApplications applications;

	private final Windows windows;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Recommendations(RecommendationRepository recommendations, GrantApplications applications,
			Organisations organisations, Windows windows, MessageSource messages, ApplicationEventPublisher events,
			Clock clock) {
		this.recommendations = recommendations;
		this.applications = applications;
		this.windows = windows;
		this.events = events;
		this.organisations = organisations;
		this.messages = messages;
		this.clock = clock;
	}

	/** Gives the place, or refuses it beside its field. */
	void give(GrantApplication application, Call call, WorkItem item, Object place, Actor actor) {
		if (!(place instanceof BigDecimal wanted)) {
			return;
		}
		String department = item.candidates()
			.stream()
			.filter((candidate) -> actor.grantFor(candidate).isPresent())
			.map(RoleAt::scope)
			.sorted()
			.findFirst()
			.orElse(call.leadDepartment());
		List<Recommendation> before = given(call, Set.of(department));
		OptionalLong quota = quota(call);
		if (quota.isPresent() && before.size() >= quota.getAsLong()) {
			throw Refused.at("place", "applications.recommendation.quota-used", quota.getAsLong());
		}
		requireWithin(quota, wanted.longValue(), "place");
		if (before.stream().anyMatch((one) -> one.place() == wanted.intValue())) {
			throw taken(wanted);
		}
		try {
			this.recommendations.saveAndFlush(new Recommendation(application, department, wanted.intValue(),
					actor.personId(), Instant.now(this.clock)));
		}
		catch (DataIntegrityViolationException ex) {
			throw taken(wanted);
		}
	}

	private static void requireWithin(OptionalLong quota, long place, String field) {
		if (quota.isPresent() && place > quota.getAsLong()) {
			throw Refused.at(field, "applications.recommendation.place-over-quota", quota.getAsLong());
		}
	}

	/**
	 * Changes the order, all of it at once, until the formal check of the call begins.
	 * @param typed the new places by {@link #field}, and under {@code state} the order
	 * that was seen; a place that is not typed stays
	 * @throws Refused beside its field for what is no place, above the quota or given
	 * twice; for the whole if it is too late or somebody has changed the order meanwhile
	 */
	@Transactional
	void rank(Call call, String department, Map<String, String> typed, Actor actor) {
		List<Recommendation> before = this.recommendations.lock(call.id(), department);
		if (!isOpen(call)) {
			throw new Refused("applications.recommendation.fixed");
		}
		if (!state(before).equals(typed.get("state"))) {
			throw new Refused("applications.recommendation.changed-meanwhile");
		}
		Map<UUID, GrantApplication> ranked = this.applications
			.findAllById(before.stream().map(Recommendation::getId).toList())
			.stream()
			.collect(Collectors.toMap(GrantApplication::id, Function.identity()));
		Map<Recommendation, Integer> moved = new LinkedHashMap<>();
		Set<Integer> used = new HashSet<>();
		Refusals refusals = new Refusals();
		for (Recommendation one : before) {
			String field = field(ranked.get(one.getId()).number());
			refusals.gather(() -> {
				int place = read(typed.getOrDefault(field, Integer.toString(one.place())), field);
				requireWithin(quota(call), place, field);
				if (!used.add(place)) {
					throw Refused.at(field, "applications.recommendation.place-twice", place);
				}
				if (place != one.place()) {
					moved.put(one, place);
				}
			});
		}
		refusals.refuse();
		try {
			move(moved, ranked, actor);
		}
		catch (DataIntegrityViolationException ex) {
			// a place was given at the task in the same moment
			throw new Refused("applications.recommendation.changed-meanwhile");
		}
	}

	private void move(Map<Recommendation, Integer> moved, Map<UUID, GrantApplication> ranked, Actor actor) {
		Instant now = Instant.now(this.clock);
		moved.forEach((one, place) -> this.events
			.publishEvent(Fact.of(ranked.get(one.getId()).asCase(), "application.recommendation.moved")
				.by(actor)
				.was("place", one.place())
				.now("place", place)));
		// out of the way first, because no two may have the same place at any time
		moved.keySet().forEach((one) -> one.move(-one.place(), actor.personId(), now));
		this.recommendations.flush();
		moved.forEach((one, place) -> one.move(place, actor.personId(), now));
		this.recommendations.flush();
	}

	private static int read(String typed, String field) {
		String place = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
		if (!place.matches("[1-9]\\d{0,2}") || Integer.parseInt(place) > MOST_PLACES) {
			throw Refused.at(field, "applications.recommendation.place-no-number", MOST_PLACES);
		}
		return Integer.parseInt(place);
	}

	/** Whether the order can be changed. */
	boolean isOpen(Call call) {
		return placesUntil(call).filter(Instant.now(this.clock)::isBefore).isPresent();
	}

	/**
	 * The first instant at which it cannot; empty if the call never lets it be changed.
	 */
	Optional<Instant> placesUntil(Call call) {
		return this.windows.begin(call, "formal-check").or(() -> this.windows.begin(call, "first-round"));
	}

	/** Departments and regions for which these roles recommend. */
	static Set<String> offices(Collection<RoleAt> roles) {
		return roles.stream()
			.filter((role) -> RECOMMENDING.contains(role.role()))
			.map(RoleAt::scope)
			.collect(Collectors.toSet());
	}

	/** The role that recommends for a department, or for a region its authority. */
	RoleAt recommender(String code) {
		boolean region = this.organisations.find(code).filter((one) -> REGION.equals(one.type())).isPresent();
		return RoleAt.of(region ? Role.REGION_SCIENCE : Role.SUPERVISING_DEPARTMENT, code);
	}

	/** How many a department or region may recommend in the call. */
	static OptionalLong quota(Call call) {
		return call.limit(QUOTA);
	}

	/** The name of the field for an application's place. */
	static String field(String number) {
		return "place." + number;
	}

	/** What the order was, to notice that somebody has changed it. */
	static String state(List<Recommendation> given) {
		return given.stream()
			.sorted(Comparator.comparing(Recommendation::place))
			.map((one) -> one.place() + ":" + one.getId())
			.collect(Collectors.joining(" "));
	}

	/** How many places these departments have given, by call and department. */
	Map<UUID, Map<String, Long>> counts(Set<String> departments) {
		Map<UUID, Map<String, Long>> counts = new HashMap<>();
		this.recommendations.counts(departments)
			.forEach((row) -> counts.computeIfAbsent((UUID) row[0], (call) -> new HashMap<>())
				.put((String) row[1], (Long) row[2]));
		return counts;
	}

	private static Refused taken(BigDecimal place) {
		return Refused.at("place", "applications.recommendation.place-taken", place.intValue());
	}

	void withdraw(UUID applicationId) {
		this.recommendations.findById(applicationId).ifPresent(this.recommendations::delete);
	}

	/** For each office that may recommend, how many places it has given, in words. */
	String counters(Call call, WorkItem item) {
		Set<String> departments = offices(item.candidates());
		if (departments.isEmpty()) {
			return "";
		}
		Map<String, List<Recommendation>> given = given(call, departments).stream()
			.collect(Collectors.groupingBy(Recommendation::department));
		return this.organisations.names(departments)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((office) -> counter(call, office.getValue().in(LocaleContextHolder.getLocale()),
					given.getOrDefault(office.getKey(), List.of())))
			.collect(Collectors.joining("\n"));
	}

	private String counter(Call call, String department, List<Recommendation> given) {
		String places = given.stream().map((one) -> Integer.toString(one.place())).collect(Collectors.joining(", "));
		String key = "applications.recommendation." + (quota(call).isPresent() ? "used-of" : "used")
				+ (given.isEmpty() ? ".none" : "");
		return this.messages.getMessage(key, new Object[] { department, given.size(), quota(call).orElse(0), places },
				LocaleContextHolder.getLocale());
	}

	/** What these departments have recommended in the call, by place. */
	List<Recommendation> given(Call call, Set<String> departments) {
		return this.recommendations.findByCallIdAndDepartmentInOrderByPlaceNo(call.id(), departments);
	}

}
