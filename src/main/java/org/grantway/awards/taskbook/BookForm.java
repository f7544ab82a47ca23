package org.grantway.awards.taskbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.grantway.awards.taskbook.TaskBookContent.Indicator;
import org.grantway.awards.taskbook.TaskBookContent.Milestone;
import org.grantway.awards.taskbook.TaskBooks.Written;
import org.grantway.shared.Money;

/**
 * The task book as it is being typed: rows that can be added and taken out, everything as
 * text, so that nothing typed is lost.
 */
final class BookForm {

	static final List<String> MILESTONE = List.of("name", "due", "deliverable");

	static final List<String> INDICATOR = List.of("name", "unit", "baseline", "target", "evidence");

	/** What the name of an amount's field begins with, before its cost category. */
	static final String AMOUNT = "amount_";

	/** More than the rules allow, so that they can say so; fewer than could hurt. */
	private static final int MOST = 60;

	private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();

	private final Map<String, String> amounts = new LinkedHashMap<>();

	private final String reason;

	private BookForm(String reason) {
		this.reason = reason;
	}

	/**
	 * What was typed; what the book says where nothing was.
	 * @param categories codes of those among which the award can be split
	 */
	static BookForm of(Map<String, String> typed, TaskBookContent book, List<String> categories) {
		boolean plan = typed.containsKey("plan");
		BookForm form = new BookForm(typed.getOrDefault("reason", (book.reason() != null) ? book.reason() : ""));
		form.rows.put("milestones",
				plan ? typed(typed, "milestones", MILESTONE) : new ArrayList<>(book.milestones()
					.stream()
					.map((one) -> Map.of("name", one.name(), "due", one.due(), "deliverable", one.deliverable()))
					.toList()));
		form.rows.put("indicators",
				plan ? typed(typed, "indicators", INDICATOR)
						: new ArrayList<>(book.indicators()
							.stream()
							.map((one) -> Map.of("name", one.name(), "unit", one.unit(), "baseline", one.baseline(),
									"target", one.target(), "evidence", one.evidence()))
							.toList()));
		Map<String, String> split = book.budget()
			.stream()
			.collect(Collectors.toMap(TaskBookContent.BudgetLine::category, (line) -> line.money().typed()));
		categories.forEach((category) -> form.amounts.put(category,
				typed.getOrDefault(AMOUNT + category, split.getOrDefault(category, ""))));
		return form;
	}

	private static List<Map<String, String>> typed(Map<String, String> typed, String list, List<String> columns) {
		List<Map<String, String>> rows = new ArrayList<>();
		for (int at = 0; at < MOST && typed.containsKey(list + "." + at + ".name"); at++) {
			Map<String, String> row = new LinkedHashMap<>();
			for (String column : columns) {
				row.put(column, typed.getOrDefault(list + "." + at + "." + column, "").strip());
			}
			rows.add(row);
		}
		return rows;
	}

	/** Adds or takes out a row, if that is what the button says. */
	boolean turn(String action) {
		String[] parts = action.split(":");
		List<Map<String, String>> list = (parts.length > 1) ? this.rows.get(parts[1]) : null;
		if (list == null) {
			return false;
		}
		if (parts[0].equals("add")) {
			list.add(new LinkedHashMap<>());
		}
		else if (parts[0].equals("remove") && parts.length > 2 && parts[2].matches("\\d{1,2}")
				&& Integer.parseInt(parts[2]) < list.size()) {
			list.remove(Integer.parseInt(parts[2]));
		}
		return true;
	}

	/** The rows of a list, for the page. */
	public List<Map<String, String>> rows(String list) {
		return this.rows.get(list);
	}

	/** The columns of a list, for the page. */
	public List<String> columns(String list) {
		return list.equals("milestones") ? MILESTONE : INDICATOR;
	}

	/** What a column is called: as in the application. */
	static String label(String list, String column) {
		return "applications.section.plan." + list + "." + column;
	}

	/** Codes of the cost categories, for the page. */
	public Set<String> categories() {
		return this.amounts.keySet();
	}

	/** What was typed as the amount of a cost category, for the page. */
	public String amount(String category) {
		return this.amounts.get(category);
	}

	/** What the amounts come to that can be read, for the page. */
	public Money total() {
		return this.amounts.values()
			.stream()
			.flatMap((text) -> Money.read(text).stream())
			.reduce(Money.ZERO, Money::plus);
	}

	/** The reason for differences, for the page. */
	public String reason() {
		return this.reason;
	}

	Written written() {
		Map<String, Money> read = new LinkedHashMap<>();
		this.amounts.forEach(
				(category, text) -> read.put(category, text.isBlank() ? Money.ZERO : Money.read(text).orElse(null)));
		return new Written(
				this.rows.get("milestones")
					.stream()
					.map((row) -> new Milestone(of(row, "name"), of(row, "due"), of(row, "deliverable")))
					.toList(),
				this.rows.get("indicators")
					.stream()
					.map((row) -> new Indicator(of(row, "name"), of(row, "unit"), of(row, "baseline"),
							of(row, "target"), of(row, "evidence")))
					.toList(),
				read, this.reason.strip());
	}

	private static String of(Map<String, String> row, String column) {
		return row.getOrDefault(column, "");
	}

}
