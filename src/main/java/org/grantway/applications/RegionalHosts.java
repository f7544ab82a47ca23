package org.grantway.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Call;
import org.grantway.programmes.UnitConditions;

/**
 * Which institutions answer for an application: its host, or where the call asks the host
 * in each region, the first unit that the application names in each of them.
 */
@Component
class RegionalHosts {

	private final Organisations organisations;

	RegionalHosts(Organisations organisations) {
		this.organisations = organisations;
	}

	/** Codes of the institutions, the application's own host first. */
	List<String> of(GrantApplication application, Call call) {
		if (!inEachRegion(call)) {
			return List.of(application.host());
		}
		List<String> units = new ArrayList<>(List.of(application.host()));
		units.addAll(application.view().partners());
		Map<String, OrganisationView> known = this.organisations.all(Set.copyOf(units));
		List<String> hosts = new ArrayList<>(List.of(application.host()));
		for (String region : UnitConditions.regionsRequired(call)) {
			boolean there = hosts.stream().anyMatch((code) -> isIn(region, known.get(code)));
			if (!there) {
				units.stream().filter((code) -> isIn(region, known.get(code))).findFirst().ifPresent(hosts::add);
			}
		}
		return hosts;
	}

	/**
	 * Whether the host in each region checks and forwards, and not the leader's alone.
	 */
	static boolean inEachRegion(Call call) {
		return "each-host".equals(call.switches().get("recommendation"));
	}

	private static boolean isIn(String region, OrganisationView unit) {
		return unit != null && Objects.equals(region, unit.region());
	}

}
