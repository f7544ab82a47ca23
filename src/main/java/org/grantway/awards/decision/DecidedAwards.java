package org.grantway.awards.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.awards.Awards;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.awards.taskbook.TaskBookSigned;
import org.grantway.awards.taskbook.TaskBooks;
import org.grantway.programmes.Call;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;

/**
 * Keeps what was awarded, split among the funders of the call.
 */
@Service
@Transactional
class DecidedAwards implements Awards {

	/** The central budget, where a call names no other funders. */
	static final String CENTRAL = "central";

	private final AwardRecords awards;

	private final Lists lists;

	private final TaskBooks taskBooks;

	DecidedAwards(AwardRecords awards, Lists lists, TaskBooks taskBooks) {
		this.taskBooks = taskBooks;
		this.awards = awards;
		this.lists = lists;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Award> of(UUID applicationId) {
		return this.awards.findById(applicationId).map(AwardRecord::view);
	}

	@Override
	@Transactional(readOnly = true)
	public Instant reservedAt(Award award) {
		return this.lists.ofApplication(award.applicationId()).map(ListView::formedAt).orElse(award.decidedAt());
	}

	@Override
	@Transactional(readOnly = true)
	public List<Award> all(Collection<UUID> applicationIds) {
		return this.awards.findAllById(applicationIds).stream().map(AwardRecord::view).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Plan> plan(UUID applicationId) {
		return of(applicationId).map(Award::taskBook)
			.map(this.taskBooks::frozenContent)
			.map((book) -> new Plan(
					book.milestones()
						.stream()
						.map((one) -> new Plan.Milestone(one.name(), one.due(), one.deliverable()))
						.toList(),
					book.indicators()
						.stream()
						.map((one) -> new Plan.Indicator(one.name(), one.unit(), one.baseline(), one.target()))
						.toList()));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, Money> budget(UUID applicationId) {
		Map<String, Money> budget = new LinkedHashMap<>();
		of(applicationId).map(Award::taskBook)
			.map(this.taskBooks::frozenContent)
			.ifPresent((book) -> book.budget()
				.forEach((line) -> budget.merge(line.category(), line.money(), Money::plus)));
		return budget;
	}

	/** The conditions of the award, or an empty text. */
	@Transactional(readOnly = true)
	public String conditions(UUID applicationId) {
		return this.awards.findById(applicationId).map(AwardRecord::conditions).orElse("");
	}

	/** The signed task book belongs to the award from now on. */
	@EventListener
	void on(TaskBookSigned signed) {
		AwardRecord award = this.awards.findById(signed.application())
			.orElseThrow(() -> new NotFound("award of " + signed.application()));
		award.signed(signed.document());
		this.awards.save(award);
	}

	void award(UUID application, Call call, String decisionNumber, Money amount, String conditions, Instant at) {
		this.awards.findById(application).ifPresent((before) -> {
			this.awards.delete(before);
			this.awards.flush();
		});
		this.awards.save(new AwardRecord(application, call.id(), decisionNumber, amount, conditions,
				shares(amount, call.fundingSplit()), at));
	}

	/** An award that lapses frees its money. */
	void lapse(UUID application) {
		this.awards.findById(application).ifPresent((award) -> {
			this.lists.giveBack(award.callId(), award.view().amount());
			this.awards.delete(award);
		});
	}

	/** Splits an award to the fen; what rounding leaves over goes to the first funder. */
	static Map<String, Money> shares(Money amount, Map<String, BigDecimal> split) {
		Map<String, Money> shares = new LinkedHashMap<>();
		if (split == null || split.isEmpty()) {
			shares.put(CENTRAL, amount);
			return shares;
		}
		Money left = amount;
		for (Map.Entry<String, BigDecimal> part : split.entrySet()) {
			Money share = amount.share(part.getValue());
			shares.put(part.getKey(), share);
			left = left.minus(share);
		}
		String first = split.keySet().iterator().next();
		shares.put(first, shares.get(first).plus(left));
		return shares;
	}

}
