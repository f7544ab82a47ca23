package org.grantway.applications;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;

/**
 * Keeps the ranking in which each department recommends the applications of a call. Its
 * places run from one to the department's quota, each is given once, and so the quota
 * holds as well. What is withdrawn gives its place back.
 */
@Component
class Recommendations {

	private static final String QUOTA = "quota_per_department";

	private final RecommendationRepository recommendations;

	private final Organisations organisations;

	private final MessageSource messages;

	private final Clock clock;

	Recommendations(RecommendationRepository recommendations, Organisations organisations, MessageSource messages,
			Clock clock) {
		this.recommendations = recommendations;
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
		OptionalLong quota = call.limit(QUOTA);
		if (quota.isPresent() && before.size() >= quota.getAsLong()) {
			throw Refused.at("place", "applications.recommendation.quota-used", quota.getAsLong());
		}
		if (quota.isPresent() && wanted.longValue() > quota.getAsLong()) {
			throw Refused.at("place", "applications.recommendation.place-over-quota", quota.getAsLong());
		}
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

	private static Refused taken(BigDecimal place) {
		return Refused.at("place", "applications.recommendation.place-taken", place.intValue());
	}

	void withdraw(UUID applicationId) {
		this.recommendations.findById(applicationId).ifPresent(this.recommendations::delete);
	}

	/** For each department that may recommend, how many places it has given, in words. */
	String counters(Call call, WorkItem item) {
		Set<String> departments = item.candidates()
			.stream()
			.filter((candidate) -> candidate.role() == Role.SUPERVISING_DEPARTMENT)
			.map(RoleAt::scope)
			.collect(Collectors.toSet());
		if (departments.isEmpty()) {
			return "";
		}
		Map<String, List<Recommendation>> given = given(call, departments).stream()
			.collect(Collectors.groupingBy(Recommendation::department));
		return this.organisations.departments()
			.stream()
			.filter((department) -> departments.contains(department.code()))
			.map((department) -> counter(call, department.name().in(LocaleContextHolder.getLocale()),
					given.getOrDefault(department.code(), List.of())))
			.collect(Collectors.joining("\n"));
	}

	private String counter(Call call, String department, List<Recommendation> given) {
		String places = given.stream().map((one) -> Integer.toString(one.place())).collect(Collectors.joining(", "));
		String key = "applications.recommendation." + (call.limit(QUOTA).isPresent() ? "used-of" : "used")
				+ (given.isEmpty() ? ".none" : "");
		return this.messages.getMessage(key,
				new Object[] { department, given.size(), call.limit(QUOTA).orElse(0), places },
				LocaleContextHolder.getLocale());
	}

	private List<Recommendation> given(Call call, Set<String> departments) {
		return this.recommendations.findByCallIdAndDepartmentInOrderByPlaceNo(call.id(), departments);
	}

}
