package org.grantway.projects;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.programmes.UnitConditions;
import org.grantway.programmes.UnitConditions.Breach;
import org.grantway.programmes.UnitConditions.Rule;
import org.grantway.projects.ChangeRules.Effect;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refusals;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Moves a project to another host, and lets partner units join or leave with their share.
 */
@Component
class ProjectUnits {

	static final String JOINS = "join";

	static final String LEAVES = "leave";

	/** Money that is on its way arrives where it was sent. */
	private static final String RECEIPT = "Task_ConfirmReceipt";

	private final ProjectRepository projects;

	private final Reports reports;

	private final Ledger ledger;

	private final Calls calls;

	private final UnitConditions conditions;

	private final Organisations organisations;

	private final People people;

	private final Worklist worklist;

	private final Formats formats;

	ProjectUnits(ProjectRepository projects, Reports reports, Ledger ledger, Calls calls, UnitConditions conditions,
			Organisations organisations, People people, Worklist worklist, Formats formats) {
		this.projects = projects;
		this.reports = reports;
		this.ledger = ledger;
		this.calls = calls;
		this.conditions = conditions;
		this.organisations = organisations;
		this.people = people;
		this.worklist = worklist;
		this.formats = formats;
	}

	void checkHost(Project project, Map<String, String> values, Refusals wrong) {
		Optional<String> host = code(values.get("host"));
		boolean registered = host.filter((code) -> !this.people.holding(office(code)).isEmpty()).isPresent();
		wrong.unless(host.isPresent(), "host", "projects.change.unit-unknown")
			.unless(host.isEmpty() || !host.get().equals(project.host()), "host", "projects.change.same-host")
			.unless(host.isEmpty() || registered, "host", "projects.change.no-office");
		host.ifPresent((code) -> {
			Call call = this.calls.require(project.callId());
			this.conditions.hostRefused(call, code)
				.ifPresent((kinds) -> wrong.unless(false, "host", "projects.change.host-kind", kinds));
			checkUnits(call, project, code, project.partners(), EnumSet.allOf(Rule.class), "host", wrong);
		});
	}

	List<Effect> ofMove(Project project, Map<String, String> values) {
		List<Effect> effects = new ArrayList<>();
		effects.add(new Effect("host", "unit", project.host(), host(values)));
		effects.add(new Effect("host-tasks", "number", String.valueOf(withHost(project).size()), ""));
		Money left = this.ledger.sum(project, Posting.Kind.PAY).minus(spent(project));
		if (left.isPositive()) {
			effects.add(new Effect("passed-on", "money", "", String.valueOf(left.fen())));
		}
		return effects;
	}

	/** The new host is in charge, also of what waited for the one before. */
	void move(Project project, Map<String, String> values) {
		List<WorkItem> open = withHost(project);
		String next = host(values);
		project.hostedBy(next);
		this.projects.save(project);
		open.forEach((item) -> this.worklist.offer(item.subjectId(), item.task(), office(next)));
	}

	/** The code of the host that a change names. */
	String host(Map<String, String> values) {
		return code(values.get("host")).orElseThrow();
	}

	private List<WorkItem> withHost(Project project) {
		return this.worklist.openOf(Project.CASE_TYPE, project.id())
			.stream()
			.filter((item) -> item.candidates().contains(office(project.host())) && !item.task().equals(RECEIPT))
			.toList();
	}

	void checkPartner(Project project, Map<String, String> values, Refusals wrong) {
		String move = values.getOrDefault("move", "");
		Optional<String> unit = code(values.get("unit"));
		boolean takesPart = unit.filter((code) -> project.partners().contains(code)).isPresent();
		Optional<Money> share = Money.read(values.get("share")).filter((one) -> !one.isNegative());
		Money left = remaining(project);
		wrong.unless(List.of(JOINS, LEAVES).contains(move), "move", "projects.change.move-missing")
			.unless(unit.isPresent(), "unit", "projects.change.unit-unknown")
			.unless(!move.equals(LEAVES) || unit.isEmpty() || takesPart, "unit", "projects.change.no-partner")
			.unless(!move.equals(JOINS) || unit.isEmpty() || !takesPart && !unit.get().equals(project.host()), "unit",
					"projects.change.partner-already")
			.unless(share.filter((one) -> one.compareTo(left) <= 0).isPresent(), "share", "projects.change.share-wrong",
					this.formats.exact(left));
		unit.ifPresent((code) -> {
			Call call = this.calls.require(project.callId());
			if (move.equals(JOINS)) {
				checkUnits(call, project, project.host(), with(project, code),
						EnumSet.of(Rule.PARTICIPANTS, Rule.UNITS_PER_REGION), "unit", wrong);
			}
			else if (move.equals(LEAVES)) {
				checkUnits(call, project, project.host(), without(project, code), EnumSet.of(Rule.REGIONS), "unit",
						wrong);
			}
		});
	}

	/**
	 * Notes what the units would have against the conditions of the call after a change,
	 * and have not before it.
	 */
	private void checkUnits(Call call, Project project, String host, List<String> partners, Set<Rule> rules,
			String field, Refusals wrong) {
		List<Breach> before = this.conditions.breaches(call, project.host(), project.partners());
		this.conditions.breaches(call, host, partners)
			.stream()
			.filter((one) -> rules.contains(one.rule()) && !before.contains(one))
			.forEach((one) -> wrong.unless(false, field, "projects.change.units." + one.rule().key(),
					one.arguments().toArray(Serializable[]::new)));
	}

	private static List<String> with(Project project, String unit) {
		List<String> partners = new ArrayList<>(project.partners());
		partners.add(unit);
		return partners;
	}

	private static List<String> without(Project project, String unit) {
		List<String> partners = new ArrayList<>(project.partners());
		partners.remove(unit);
		return partners;
	}

	List<Effect> ofPartner(Project project, Map<String, String> values) {
		boolean joins = JOINS.equals(values.get("move"));
		String share = String.valueOf(Money.read(values.get("share")).orElseThrow().fen());
		return List.of(
				new Effect(joins ? "partner-joins" : "partner-leaves", "unit", "",
						code(values.get("unit")).orElseThrow()),
				new Effect(joins ? "share-given" : "share-back", "money", "", share),
				new Effect("remaining", "money", "", String.valueOf(remaining(project).fen())));
	}

	void changePartner(Project project, Map<String, String> values) {
		String unit = code(values.get("unit")).orElseThrow();
		project.withPartners(JOINS.equals(values.get("move")) ? with(project, unit) : without(project, unit));
		this.projects.save(project);
	}

	/** What of the award has not been reported as spent. */
	private Money remaining(Project project) {
		return project.award().minus(spent(project));
	}

	private Money spent(Project project) {
		return this.reports.spent(project).values().stream().reduce(Money.ZERO, Money::plus);
	}

	/** An organisation by its code or its whole name in either language. */
	private Optional<String> code(String typed) {
		String wanted = (typed != null) ? typed.strip() : "";
		if (wanted.isEmpty()) {
			return Optional.empty();
		}
		return this.organisations.search(wanted)
			.stream()
			.filter((one) -> one.code().equalsIgnoreCase(wanted) || isCalled(one.name(), wanted))
			.map(OrganisationView::code)
			.findFirst();
	}

	private static boolean isCalled(LocalizedText name, String wanted) {
		return wanted.equalsIgnoreCase(name.en()) || wanted.equalsIgnoreCase(name.zh());
	}

	private static RoleAt office(String host) {
		return RoleAt.of(Role.HOST_OFFICE, host);
	}

}
