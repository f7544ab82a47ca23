package org.grantway.projects;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.grantway.awards.Awards;
import org.grantway.shared.Money;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.web.Formats;

/**
 * What a project may spend on each kind of cost: the signed budget and the changes of it
 * that are in effect, less what its reports have accounted for.
 */
@Component
class Budget {

	private final Awards awards;

	private final ChangeRequestRepository changes;

	private final Reports reports;

	private final Formats formats;

	private final ChangeJson json;

	Budget(Awards awards, ChangeRequestRepository changes, Reports reports, Formats formats, ChangeJson json) {
		this.awards = awards;
		this.changes = changes;
		this.reports = reports;
		this.formats = formats;
		this.json = json;
	}

	/** Why nothing can be moved between kinds of cost, if the award has none. */
	Optional<Refused> barrier(Project project) {
		return this.reports.isLumpSum(project) ? Optional.of(new Refused("projects.change.lump-sum"))
				: Optional.empty();
	}

	/** Refuses to take more from a kind of cost than is planned there and not spent. */
	void checkLeft(Project project, String cost, Money amount, Refusals wrong) {
		planned(project).filter((plan) -> project.kind().costs().contains(cost)).ifPresent((plan) -> {
			Money here = plan.getOrDefault(cost, Money.ZERO);
			Money spent = this.reports.spent(project).getOrDefault(cost, Money.ZERO);
			wrong.unless(amount.compareTo(here.minus(spent)) <= 0, "amount", "projects.change.below-spent",
					this.formats.exact(here), this.formats.exact(spent));
		});
	}

	/**
	 * What is planned for each kind of cost; empty where the budget is a lump sum, or
	 * says something else than the reports.
	 */
	Optional<Map<String, Money>> planned(Project project) {
		Map<String, Money> signed = this.awards.budget(project.applicationId());
		Map<String, Money> planned = new HashMap<>();
		for (Map.Entry<String, Money> line : signed.entrySet()) {
			Optional<String> cost = project.kind().cost(line.getKey());
			if (cost.isEmpty()) {
				return Optional.empty();
			}
			planned.merge(cost.get(), line.getValue(), Money::plus);
		}
		if (planned.isEmpty()) {
			return Optional.empty();
		}
		this.changes.findByProjectIdOrderByOrdinalDesc(project.id())
			.stream()
			.filter((one) -> one.kind() == ChangeKind.BUDGET && one.state() == ChangeRequest.State.APPLIED)
			.map(this.json::values)
			.forEach((values) -> {
				Money amount = Money.read(values.get("amount")).orElse(Money.ZERO);
				planned.merge(values.get("from"), Money.ZERO.minus(amount), Money::plus);
				planned.merge(values.get("to"), amount, Money::plus);
			});
		return Optional.of(planned);
	}

}
