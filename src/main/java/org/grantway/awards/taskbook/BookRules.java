package org.grantway.awards.taskbook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.awards.taskbook.TaskBookContent.BudgetLine;
import org.grantway.awards.taskbook.TaskBookContent.Difference;
import org.grantway.awards.taskbook.TaskBookContent.Indicator;
import org.grantway.awards.taskbook.TaskBookContent.Milestone;
import org.grantway.programmes.Call;
import org.grantway.programmes.ReferenceData;
import org.grantway.programmes.ReferenceData.CostCategory;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;

/**
 * What a task book may say: a plan within the time of the project, a budget that comes to
 * the award, indirect costs not above those applied for, and a reason for whatever is not
 * as it was applied for.
 */
@Component
class BookRules {

	private static final int LINES = 40;

	private static final int NAME = 200;

	private static final int DELIVERABLE = 300;

	private static final int UNIT = 40;

	private static final int REASON = 2000;

	private static final String AT_MOST = "taskbook.too-long";

	private final ReferenceData reference;

	private final Clock clock;

	BookRules(ReferenceData reference, Clock clock) {
		this.reference = reference;
		this.clock = clock;
	}

	/**
	 * Names of the cost categories, by code. One that belongs to a kind of cost by which
	 * the project reports later is named after it.
	 */
	Map<String, LocalizedText> categories(Call call) {
		List<CostCategory> all = this.reference.costCategories(call.costGroups());
		Map<String, CostCategory> byCode = all.stream()
			.collect(Collectors.toMap(CostCategory::code, Function.identity()));
		Map<String, LocalizedText> names = new LinkedHashMap<>();
		all.forEach((category) -> names.put(category.code(),
				Optional.ofNullable(category.parent())
					.map(byCode::get)
					.filter((kind) -> kind.parent() != null)
					.map((kind) -> under(kind.name(), category.name()))
					.orElse(category.name())));
		return names;
	}

	private static LocalizedText under(LocalizedText kind, LocalizedText name) {
		return new LocalizedText(kind.en() + ": " + name.en(), kind.zh() + "：" + name.zh());
	}

	/**
	 * Codes of the categories that the budget of a book may name: those of its proposal
	 * and every other of the call that the award can pay for. Indirect costs may not
	 * rise, so that they are named where the proposal has them only.
	 */
	List<String> budgetCategories(TaskBookContent proposal, Call call) {
		Set<String> codes = proposal.budget().stream().map(BudgetLine::category).collect(Collectors.toSet());
		if (lumpSum(call).isEmpty()) {
			CostCategory.choosable(this.reference.costCategories(call.costGroups()))
				.stream()
				.filter((category) -> !category.isFunding())
				.map(CostCategory::code)
				.forEach(codes::add);
		}
		List<String> inOrder = new ArrayList<>(categories(call).keySet());
		return codes.stream().sorted(Comparator.comparing((code) -> inOrder.indexOf(code))).toList();
	}

	/** The cost category of all indirect costs, where the call has them. */
	Optional<String> indirectCosts(Call call) {
		return this.reference.costCategories(call.costGroups())
			.stream()
			.filter((category) -> category.group().equals("indirect") && category.parent() == null)
			.map(ReferenceData.CostCategory::code)
			.findFirst();
	}

	/** The one cost category, where the call gives a lump sum without lines. */
	Optional<String> lumpSum(Call call) {
		return this.reference.costCategories(call.costGroups())
			.stream()
			.filter((category) -> category.group().equals("lump-sum"))
			.map(ReferenceData.CostCategory::code)
			.findFirst();
	}

	/** Refuses at every field that is wrong. */
	void check(TaskBookContent proposal, TaskBookContent book, Call call) {
		boolean toExplain = book.changes().stream().anyMatch((one) -> !one.kind().equals("budget"));
		Refusals wrong = new Refusals();
		milestones(proposal, book, wrong);
		indicators(proposal, book, wrong);
		wrong.gather(() -> budget(proposal, book, call))
			.unless(book.reason().length() <= REASON, "reason", AT_MOST, REASON)
			.unless(!toExplain || !book.reason().isBlank(), "reason", "taskbook.reason-missing")
			.refuse();
	}

	/**
	 * Every milestone, proposed or new, lies between today and the end of the project.
	 */
	void milestones(TaskBookContent proposal, TaskBookContent book, Refusals wrong) {
		wrong.gather(() -> count("milestones", book.milestones(), proposal.milestones()));
		LocalDate first = Times.dayOf(Instant.now(this.clock));
		LocalDate last = lastDay(book);
		for (int at = 0; at < book.milestones().size(); at++) {
			Milestone milestone = book.milestones().get(at);
			String row = "milestones." + at;
			if (proposal.milestones().contains(milestone)) {
				wrong.gather(() -> within(first, last, row + ".due", milestone.due()));
				continue;
			}
			wrong.gather(() -> text(row + ".name", milestone.name(), NAME))
				.gather(() -> within(first, last, row + ".due", milestone.due()))
				.gather(() -> text(row + ".deliverable", milestone.deliverable(), DELIVERABLE));
		}
	}

	/**
	 * The milestones, all moved by as many days as the last lies after the end of the
	 * project or the first before today; none is left outside.
	 */
	List<Milestone> withinTerm(TaskBookContent book) {
		LocalDate first = Times.dayOf(Instant.now(this.clock));
		LocalDate last = lastDay(book);
		List<LocalDate> dues = book.milestones().stream().map((one) -> LocalDate.parse(one.due())).toList();
		long late = dues.stream().mapToLong((due) -> ChronoUnit.DAYS.between(last, due)).max().orElse(0);
		long early = dues.stream().mapToLong((due) -> ChronoUnit.DAYS.between(due, first)).max().orElse(0);
		long days = (late > 0) ? -late : Math.max(early, 0);
		return book.milestones().stream().map((one) -> {
			LocalDate due = LocalDate.parse(one.due()).plusDays(days);
			LocalDate kept = due.isBefore(first) ? first : due.isAfter(last) ? last : due;
			return new Milestone(one.name(), kept.toString(), one.deliverable());
		}).toList();
	}

	/** When the project ends if all sign today; later signatures only move it on. */
	private LocalDate lastDay(TaskBookContent book) {
		return Times.dayOf(Instant.now(this.clock)).plusMonths(book.durationMonths()).minusDays(1);
	}

	private static void within(LocalDate first, LocalDate last, String field, String value) {
		LocalDate due = day(field, value);
		if (due.isBefore(first) || due.isAfter(last)) {
			throw Refused.at(field, "taskbook.due-outside", first, last);
		}
	}

	private static void indicators(TaskBookContent proposal, TaskBookContent book, Refusals wrong) {
		wrong.gather(() -> count("indicators", book.indicators(), proposal.indicators()));
		for (int at = 0; at < book.indicators().size(); at++) {
			Indicator indicator = book.indicators().get(at);
			if (proposal.indicators().contains(indicator)) {
				continue;
			}
			String row = "indicators." + at;
			wrong.gather(() -> text(row + ".name", indicator.name(), NAME))
				.gather(() -> text(row + ".unit", indicator.unit(), UNIT))
				.gather(() -> number(row + ".baseline", indicator.baseline()))
				.gather(() -> number(row + ".target", indicator.target()))
				.gather(() -> text(row + ".evidence", indicator.evidence(), NAME));
		}
	}

	/** What was promised with the application cannot be taken out altogether. */
	private static void count(String field, List<?> rows, List<?> proposed) {
		if (rows.isEmpty() && !proposed.isEmpty()) {
			throw Refused.at(field, "taskbook.none-left");
		}
		if (rows.size() > LINES) {
			throw Refused.at(field, "taskbook.too-many", LINES);
		}
	}

	private void budget(TaskBookContent proposal, TaskBookContent book, Call call) {
		List<String> indirect = this.reference.costCategories(call.costGroups())
			.stream()
			.filter((category) -> category.group().equals("indirect"))
			.map(ReferenceData.CostCategory::code)
			.toList();
		Money before = sum(proposal.budget(), indirect);
		Money after = sum(book.budget(), indirect);
		if (after.compareTo(before) > 0) {
			String field = book.budget()
				.stream()
				.map(BudgetLine::category)
				.filter(indirect::contains)
				.findFirst()
				.orElseThrow();
			throw Refused.at("amount_" + field, "taskbook.indirect-raised", before.inYuan());
		}
		Money total = sum(book.budget(), book.budget().stream().map(BudgetLine::category).toList());
		if (!total.equals(book.money())) {
			throw Refused.at("budget", "taskbook.total-wrong", total.inYuan(), book.money().inYuan());
		}
	}

	private static Money sum(List<BudgetLine> lines, List<String> categories) {
		return lines.stream()
			.filter((line) -> categories.contains(line.category()))
			.map(BudgetLine::money)
			.reduce(Money.ZERO, Money::plus);
	}

	private static void text(String field, String value, int most) {
		if (value.isBlank()) {
			throw Refused.at(field, "taskbook.field-missing");
		}
		if (value.length() > most) {
			throw Refused.at(field, AT_MOST, most);
		}
	}

	private static void number(String field, String value) {
		if (!value.strip().matches("-?\\d{1,15}([.,]\\d{1,6})?")) {
			throw Refused.at(field, "taskbook.number-wrong");
		}
	}

	private static LocalDate day(String field, String value) {
		try {
			return LocalDate.parse(value.strip());
		}
		catch (DateTimeParseException ex) {
			throw Refused.at(field, "taskbook.date-wrong");
		}
	}

	/** In what the book is not as it was applied for. */
	static List<Difference> differences(TaskBookContent proposal, TaskBookContent book) {
		List<Difference> found = new ArrayList<>();
		compare("milestone", proposal.milestones(), book.milestones(), Milestone::name,
				(one) -> joined(one.due(), one.deliverable()), found);
		compare("indicator", proposal.indicators(), book.indicators(), Indicator::name,
				(one) -> joined(one.baseline() + " → " + one.target() + " " + one.unit(), one.evidence()), found);
		compare("budget", proposal.budget(), book.budget(), BudgetLine::category, (one) -> one.money().typed(), found);
		return found;
	}

	private static <T> void compare(String kind, List<T> before, List<T> after, Function<T, String> name,
			Function<T, String> text, List<Difference> found) {
		List<T> added = new ArrayList<>(after);
		for (T one : before) {
			if (added.remove(one)) {
				continue;
			}
			T other = added.stream()
				.filter((now) -> name.apply(now).equals(name.apply(one)) && !before.contains(now))
				.findFirst()
				.orElse(null);
			added.remove(other);
			found.add(
					new Difference(kind, name.apply(one), text.apply(one), (other != null) ? text.apply(other) : null));
		}
		added.forEach((one) -> found.add(new Difference(kind, name.apply(one), null, text.apply(one))));
	}

	private static String joined(String... parts) {
		return java.util.Arrays.stream(parts)
			.filter(Objects::nonNull)
			.filter((part) -> !part.isBlank())
			.collect(Collectors.joining(" · "));
	}

}
