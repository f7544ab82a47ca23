package org.grantway.programmes;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.util.MultiValueMap;

/**
 * The terms of a call that come in lines: who pays which share ({@code share_<funder>}),
 * in which parts and when ({@code part_share_<n>}, {@code part_when_<n>}), how long a
 * step takes ({@code length_<step>}, {@code unit_<step>}), and how much one may apply for
 * ({@code limit_<limit>}).
 */
record CallTerms(MultiValueMap<String, String> typed) {

	/** Events that release an instalment, in the order of a project's life. */
	static final List<String> TRIGGERS = List.of("task-book-signed", "agreement-signed-and-regional-funds-arrived",
			"annual-report-1-accepted", "mid-term-passed", "annual-report-2-accepted", "annual-report-3-accepted",
			"annual-report-4-accepted", "annual-report-5-accepted", "acceptance-passed");

	/** Limits that applicants read and the system checks. */
	static final List<String> LIMITS = List.of("per_person_open_applications", "per_person_open_and_running",
			"per_host_applications", "per_entity_applications", Call.CASE_PAGES);

	/** How many times the quota are invited; only where a shortlist is chosen. */
	static final List<String> SHORTLIST = List.of(Call.SHORTLIST_LEAST, Call.SHORTLIST_MOST);

	/** A limit of those who recommend; calls that nobody recommends to have none. */
	static final String QUOTA = "quota_per_department";

	static final List<String> UNITS = List.of("d", "wd");

	private static final String CENTRAL = "central";

	private static final int MOST_PARTS = 8;

	private static final int LONGEST = 1000;

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	/** Fills the form's fields with what a configuration says. */
	void fill(CallConfiguration configuration) {
		configuration.fundingSplit().forEach((funder, share) -> this.typed.set("share_" + funder, percent(share)));
		int part = 0;
		for (Call.InstalmentRule rule : configuration.instalments()) {
			this.typed.set("part_share_" + ++part, percent(rule.share()));
			this.typed.set("part_when_" + part, rule.trigger());
		}
		configuration.lengths().forEach((step, length) -> {
			this.typed.set("length_" + step, Integer.toString(length.length()));
			this.typed.set("unit_" + step, length.unit());
		});
		counted().forEach((limit) -> this.typed.set("limit_" + limit,
				configuration.json().path("limits").path(limit).asText("")));
		this.typed.set("limit_" + QUOTA, configuration.json().path("recommendation").path(QUOTA).asText(""));
		this.typed.set("matching", configuration.json().path("matching_min_ratio").asText("0"));
	}

	/** The lines for instalments: those filled in and one or two more to fill. */
	List<Integer> parts() {
		int last = IntStream.rangeClosed(1, MOST_PARTS).filter(this::isPart).max().orElse(0);
		return IntStream.rangeClosed(1, Math.min(last + 2, MOST_PARTS)).boxed().toList();
	}

	void check(CallConfiguration base, Collection<String> funders, Map<String, String> problems) {
		checkShares(base, funders, problems);
		checkParts(problems);
		base.lengths().keySet().forEach((step) -> {
			if (whole("length_" + step).filter((days) -> days >= 1 && days <= LONGEST).isEmpty()) {
				problems.put("length_" + step, "programmes.edit.error.length");
			}
			if (!UNITS.contains(value("unit_" + step))) {
				problems.put("unit_" + step, "programmes.edit.error.choose");
			}
		});
		Stream.concat(counted(), Stream.of(QUOTA)).forEach((limit) -> {
			if (!value("limit_" + limit).isEmpty() && whole("limit_" + limit).filter((most) -> most >= 1).isEmpty()) {
				problems.put("limit_" + limit, "programmes.edit.error.limit");
			}
		});
		if (whole("limit_" + Call.SHORTLIST_LEAST)
			.filter((least) -> whole("limit_" + Call.SHORTLIST_MOST).filter((most) -> most < least).isPresent())
			.isPresent()) {
			problems.putIfAbsent("limit_" + Call.SHORTLIST_MOST, "programmes.edit.error.shortlist-order");
		}
		if (number("matching").filter((ratio) -> ratio.compareTo(HUNDRED) <= 0).isEmpty()) {
			problems.put("matching", "programmes.edit.error.matching");
		}
	}

	private void checkShares(CallConfiguration base, Collection<String> funders, Map<String, String> problems) {
		List<String> given = funders.stream().filter((funder) -> !value("share_" + funder).isEmpty()).toList();
		boolean readable = true;
		for (String funder : given) {
			if (percent("share_" + funder).isEmpty()) {
				problems.put("share_" + funder, "programmes.edit.error.percent");
				readable = false;
			}
		}
		String first = "share_" + funders.iterator().next();
		if (readable && !given.isEmpty() && !isWhole(given.stream().map((funder) -> "share_" + funder).toList())) {
			problems.put(first, "programmes.edit.error.shares-sum");
		}
		if (base.stage("co-sign").isPresent() && given.stream().allMatch(CENTRAL::equals)) {
			problems.putIfAbsent(first, "programmes.edit.error.region-share");
		}
	}

	private void checkParts(Map<String, String> problems) {
		List<Integer> given = parts().stream().filter(this::isPart).toList();
		Set<String> used = new HashSet<>();
		boolean readable = !given.isEmpty();
		for (int part : given) {
			String when = value("part_when_" + part);
			if (!TRIGGERS.contains(when)) {
				problems.put("part_when_" + part, "programmes.edit.error.choose");
			}
			else if (!used.add(when)) {
				problems.put("part_when_" + part, "programmes.edit.error.when-twice");
			}
			if (percent("part_share_" + part).isEmpty()) {
				problems.put("part_share_" + part, "programmes.edit.error.percent");
				readable = false;
			}
		}
		if (given.isEmpty() || readable && !isWhole(given.stream().map((part) -> "part_share_" + part).toList())) {
			problems.put("part_share_1", "programmes.edit.error.parts-sum");
		}
	}

	/** Writes what was typed into the configuration; only for a form without problems. */
	void applyTo(ObjectNode json, Collection<String> funders) {
		ObjectNode split = json.objectNode();
		funders.stream()
			.filter((funder) -> !value("share_" + funder).isEmpty())
			.forEach((funder) -> split.put(funder, fraction("share_" + funder)));
		json.set("funding_split", split.isEmpty() ? json.nullNode() : split);
		var instalments = json.putArray("instalments");
		parts().stream()
			.filter(this::isPart)
			.forEach((part) -> instalments.addObject()
				.put("share", fraction("part_share_" + part))
				.put("trigger", value("part_when_" + part)));
		json.path("lengths")
			.properties()
			.forEach((line) -> ((ObjectNode) line.getValue())
				.put("length", whole("length_" + line.getKey()).orElseThrow())
				.put("unit", value("unit_" + line.getKey())));
		ObjectNode limits = json.withObject("/limits");
		counted().forEach((limit) -> whole("limit_" + limit).ifPresentOrElse((most) -> limits.put(limit, most),
				() -> limits.remove(limit)));
		if (json.path("recommendation") instanceof ObjectNode recommendation) {
			whole("limit_" + QUOTA).ifPresentOrElse((most) -> recommendation.put(QUOTA, most),
					() -> recommendation.remove(QUOTA));
		}
		json.put("matching_min_ratio", number("matching").orElseThrow());
	}

	private static Stream<String> counted() {
		return Stream.concat(LIMITS.stream(), SHORTLIST.stream());
	}

	private boolean isPart(int part) {
		return !value("part_share_" + part).isEmpty() || !value("part_when_" + part).isEmpty();
	}

	private boolean isWhole(List<String> names) {
		return names.stream()
			.map((name) -> percent(name).orElseThrow())
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.compareTo(HUNDRED) == 0;
	}

	private Optional<BigDecimal> percent(String name) {
		return number(name).filter((percent) -> percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0);
	}

	private BigDecimal fraction(String name) {
		return percent(name).orElseThrow().movePointLeft(2).stripTrailingZeros();
	}

	private Optional<BigDecimal> number(String name) {
		String value = value(name);
		return value.matches("\\d{1,4}([.]\\d{1,2})?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
	}

	private Optional<Integer> whole(String name) {
		return value(name).matches("\\d{1,5}") ? Optional.of(Integer.valueOf(value(name))) : Optional.empty();
	}

	private String value(String name) {
		String value = this.typed.getFirst(name);
		return (value != null) ? value.strip() : "";
	}

	static String percent(BigDecimal share) {
		return share.movePointRight(2).stripTrailingZeros().toPlainString();
	}

}
