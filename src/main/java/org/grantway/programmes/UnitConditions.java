package org.grantway.programmes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;

/**
 * Finds what the units that take part, the host and its partners, have against the
 * conditions of the call. The same conditions hold for an application and for the project
 * that it becomes.
 */
@Component
public class UnitConditions {

	private final Organisations organisations;

	private final CallConditions conditions;

	UnitConditions(Organisations organisations, CallConditions conditions) {
		this.organisations = organisations;
		this.conditions = conditions;
	}

	/**
	 * What is not as the call demands: too many units, too many in a region, or a region
	 * without one. Codes that are unknown count as units and are in no region.
	 * @param partners codes in the order in which they are named; blank ones are left out
	 */
	public List<Breach> breaches(Call call, String host, Collection<String> partners) {
		List<String> required = regionsRequired(call);
		OptionalLong perRegion = rule(call, "units_per_region_max");
		OptionalLong together = rule(call, "participants_max");
		if (required.isEmpty() && perRegion.isEmpty() && together.isEmpty()) {
			return List.of();
		}
		Set<String> codes = new LinkedHashSet<>();
		codes.add(host);
		partners.stream().filter((code) -> !code.isBlank()).forEach(codes::add);
		Map<String, OrganisationView> known = this.organisations.all(codes);
		List<Breach> breaches = new ArrayList<>();
		together.ifPresent((most) -> {
			if (codes.size() > most) {
				breaches.add(new Breach(Rule.PARTICIPANTS, null, List.of(most, codes.size())));
			}
		});
		perRegion.ifPresent((most) -> {
			Map<String, Integer> units = new HashMap<>();
			for (String code : codes) {
				OrganisationView unit = known.get(code);
				if (unit != null && units.merge(unit.region(), 1, Integer::sum) > most) {
					breaches.add(new Breach(Rule.UNITS_PER_REGION, code,
							List.of(most, this.conditions.words(List.of(unit.region())))));
				}
			}
		});
		Set<String> present = known.values().stream().map(OrganisationView::region).collect(Collectors.toSet());
		List<String> missing = required.stream().filter((region) -> !present.contains(region)).toList();
		if (!missing.isEmpty()) {
			breaches.add(new Breach(Rule.REGIONS, null,
					List.of(this.conditions.words(required), this.conditions.words(missing))));
		}
		return breaches;
	}

	/**
	 * The call's condition on kinds of hosts in words, if the institution is of another
	 * kind.
	 */
	public Optional<String> hostRefused(Call call, String host) {
		Object kinds = call.eligibility().get("host_types");
		if (!(kinds instanceof Collection<?> allowed) || allowed.isEmpty()
				|| allowed.contains(this.organisations.require(host).type())) {
			return Optional.empty();
		}
		return Optional.of(this.conditions.sentence(call, "host_types"));
	}

	/** Regions of which a unit has to take part. */
	public static List<String> regionsRequired(Call call) {
		return (call.eligibility().get("regions_required") instanceof Collection<?> regions)
				? regions.stream().map(Object::toString).toList() : List.of();
	}

	private static OptionalLong rule(Call call, String code) {
		return (call.eligibility().get(code) instanceof Number number) ? OptionalLong.of(number.longValue())
				: OptionalLong.empty();
	}

	/** Conditions on units; the end of the keys of their sentences. */
	public enum Rule {

		/** How many take part at most; arguments: the most and how many there are. */
		PARTICIPANTS("participants"),

		/** How many of a region at most; arguments: the most and the region's name. */
		UNITS_PER_REGION("units-per-region"),

		/** A unit of each region; arguments: all of them and those without a unit. */
		REGIONS("regions");

		private final String key;

		Rule(String key) {
			this.key = key;
		}

		/** The end of the keys of its sentences. */
		public String key() {
			return this.key;
		}

	}

	/**
	 * One condition that is not met.
	 *
	 * @param unit code of the unit that is one too many in its region, or null
	 * @param arguments of its sentence, as the rule says
	 */
	public record Breach(Rule rule, String unit, List<Serializable> arguments) {

	}

}
