package org.grantway.applications;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Field.Kind;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.ScanState;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Email;
import org.grantway.shared.Money;
import org.grantway.shared.Times;

/**
 * Finds what is missing or wrong. The same rules hold when a section is marked complete,
 * on the check page and when the application is submitted.
 */
@Component
class Completeness {

	private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);

	private static final int MOST_EXCLUDED_REVIEWERS = 3;

	private static final int FEN_A_YUAN = 100;

	private final Files files;

	private final Budgets budgets;

	private final Organisations organisations;

	private final SectionConditions conditions;

	private final Clock clock;

	Completeness(Files files, Budgets budgets, Organisations organisations, SectionConditions conditions, Clock clock) {
		this.files = files;
		this.budgets = budgets;
		this.organisations = organisations;
		this.conditions = conditions;
		this.clock = clock;
	}

	List<Finding> findings(GrantApplication application, Call call, List<Section> sections,
			Map<String, Answers> written) {
		Map<String, List<StoredFile>> files = files(application.asCase(), sections);
		List<Finding> findings = new ArrayList<>();
		for (Section section : sections) {
			findings
				.addAll(findings(application, call, section, written.getOrDefault(section.key(), Answers.NONE), files));
		}
		return findings;
	}

	List<Finding> findings(GrantApplication application, Call call, Section section, Answers answers) {
		return findings(application, call, List.of(section), Map.of(section.key(), answers));
	}

	/** What lies in the slots of these sections, asked for at once. */
	private Map<String, List<StoredFile>> files(CaseRef of, List<Section> sections) {
		List<String> slots = sections.stream()
			.flatMap((section) -> section.fields().stream())
			.filter((field) -> field.kind() == Kind.FILES)
			.map(Field::name)
			.toList();
		return slots.isEmpty() ? Map.of()
				: this.files.of(of.type(), List.of(of.id()), slots)
					.stream()
					.collect(Collectors.groupingBy(StoredFile::slot));
	}

	private List<Finding> findings(GrantApplication application, Call call, Section section, Answers answers,
			Map<String, List<StoredFile>> files) {
		List<Finding> findings = new ArrayList<>();
		for (Field field : section.fields()) {
			if (field.kind() == Kind.FILES) {
				boolean applies = !isBetweenPartners(field) || !application.view().partners().isEmpty();
				checkFiles(section, field, files.getOrDefault(field.name(), List.of()), applies, findings);
			}
			else {
				checkField(section, field, answers, findings);
			}
		}
		switch (section.key()) {
			case "core" -> checkCore(call, answers, findings);
			case "case" -> checkCase(call, section, answers, files, findings);
			case "budget" -> {
				findings.addAll(this.budgets.findings(answers, call));
				checkYears(application, answers, findings);
			}
			case "team" -> {
				checkOrganisations(section, answers, findings);
				checkMonths(section, answers, findings);
			}
			case "plan" -> checkPlan(application, call, answers, findings);
			case "partners" -> checkOrganisations(section, answers, findings);
			case "agreement" -> checkShares(application, call, answers, findings);
			default -> {
			}
		}
		findings.addAll(this.conditions.findings(application, call, section, answers));
		return findings;
	}

	/** Who applies alone has nobody to agree with. */
	private static boolean isBetweenPartners(Field field) {
		return field.options() != null && field.options().startsWith("co-operation-agreement");
	}

	private static void checkFiles(Section section, Field field, List<StoredFile> kept, boolean applies,
			List<Finding> findings) {
		if (applies && field.required() && kept.isEmpty()) {
			findings.add(Finding.of(section.key(), field.name(), "applications.check.file-missing"));
		}
		if (kept.stream().anyMatch((file) -> file.scan() == ScanState.INFECTED)) {
			findings.add(Finding.of(section.key(), field.name(), "applications.check.file-infected"));
		}
	}

	private void checkField(Section section, Field field, Answers answers, List<Finding> findings) {
		if (answers.isEmpty(field)) {
			if (field.required()) {
				findings.add(Finding.of(section.key(), field.name(), requiredKey(field)));
			}
		}
		else if (field.kind() == Kind.ROWS) {
			checkRows(section, field, answers, findings);
		}
		else {
			checkText(section, field, field.name(), answers.text(field.name()), findings);
		}
	}

	private void checkRows(Section section, Field field, Answers answers, List<Finding> findings) {
		List<Map<String, String>> rows = answers.rows(field.name());
		for (int index = 0; index < rows.size(); index++) {
			Map<String, String> row = rows.get(index);
			for (Field column : field.columns()) {
				String name = field.name() + "." + index + "." + column.name();
				String text = row.getOrDefault(column.name(), "");
				if (text.isBlank()) {
					if (column.required() && !Answers.isBlankRow(row)) {
						findings.add(Finding.of(section.key(), name, requiredKey(column)));
					}
				}
				else {
					checkText(section, column, name, text, findings);
				}
			}
		}
	}

	private static void checkText(Section section, Field field, String name, String text, List<Finding> findings) {
		boolean money = field.kind() == Kind.MONEY;
		if (money && Money.isBeyond(text)) {
			findings.add(Finding.of(section.key(), name, "applications.check.too-much", Money.MOST.typed()));
		}
		else if (money && Money.read(text).filter(Money::isNegative).isPresent()) {
			findings.add(Finding.of(section.key(), name, "applications.check.negative"));
		}
		else if (field.name().equals("email") && !Email.isAddress(text)) {
			findings.add(Finding.of(section.key(), name, "applications.check.email"));
		}
		else if (!Answers.isReadable(field.kind(), text)) {
			findings.add(Finding.of(section.key(), name, "applications.check.unreadable-" + slug(field.kind())));
		}
		else if (field.limit() > 0 && text.codePointCount(0, text.length()) > field.limit()) {
			findings.add(Finding.of(section.key(), name, "applications.check.too-long", field.limit()));
		}
	}

	private static String requiredKey(Field field) {
		return "applications.check.missing-" + slug(field.kind());
	}

	private static String slug(Kind kind) {
		return kind.name().toLowerCase(java.util.Locale.ROOT);
	}

	private void checkCore(Call call, Answers answers, List<Finding> findings) {
		Answers.number(answers.text("duration")).ifPresent((months) -> {
			boolean whole = months.stripTrailingZeros().scale() <= 0;
			if (!whole || months.signum() <= 0 || months.compareTo(BigDecimal.valueOf(call.durationMonths())) > 0) {
				findings.add(Finding.of("core", "duration", "applications.check.duration", call.durationMonths()));
			}
		});
		if (answers.lines("excluded_reviewers").size() > MOST_EXCLUDED_REVIEWERS) {
			findings.add(Finding.of("core", "excluded_reviewers", "applications.check.excluded-reviewers",
					MOST_EXCLUDED_REVIEWERS));
		}
	}

	/** No cost lies in a year that the project does not reach. */
	private static void checkYears(GrantApplication application, Answers answers, List<Finding> findings) {
		int years = Choices.years(application.duration());
		List<Map<String, String>> rows = answers.rows("lines");
		for (int index = 0; index < rows.size(); index++) {
			if (Answers.number(rows.get(index).getOrDefault("year", ""))
				.filter((year) -> year.compareTo(BigDecimal.valueOf(years)) > 0)
				.isPresent()) {
				findings.add(
						Finding.of("budget", "lines." + index + ".year", "applications.budget.year-after-term", years));
			}
		}
	}

	/**
	 * No milestone lies before the call closes, when no project can have begun, and none
	 * after the term that was applied for.
	 */
	private void checkPlan(GrantApplication application, Call call, Answers answers, List<Finding> findings) {
		int months = application.duration();
		Optional<LocalDate> last = call.lastDayOfTerm(months, Times.dayOf(Instant.now(this.clock)));
		List<Map<String, String>> rows = last.isPresent() ? answers.rows("milestones") : List.of();
		for (int index = 0; index < rows.size(); index++) {
			String field = "milestones." + index + ".due";
			LocalDate due = Answers.date(rows.get(index).getOrDefault("due", "")).orElse(null);
			if (due != null && due.isAfter(last.get())) {
				findings.add(Finding.of("plan", field, "applications.check.after-term", months, last.get()));
			}
			else if (due != null && due.isBefore(Times.dayOf(call.closesAt()))) {
				findings.add(Finding.of("plan", field, "applications.check.before-term", Times.dayOf(call.closesAt())));
			}
		}
	}

	private void checkCase(Call call, Section section, Answers answers, Map<String, List<StoredFile>> files,
			List<Finding> findings) {
		boolean typed = List.of("background", "goals", "approach")
			.stream()
			.noneMatch((field) -> answers.text(field).isBlank());
		if (!typed && !files.containsKey("scientific-case")) {
			findings.add(Finding.of(section.key(), "background", "applications.check.case"));
		}
		OptionalLong most = call.limit(Call.CASE_PAGES);
		for (StoredFile file : most.isPresent() ? files.getOrDefault("scientific-case", List.of())
				: List.<StoredFile>of()) {
			int pages = this.files.pages(file.id());
			if (pages > most.getAsLong()) {
				findings.add(Finding.of(section.key(), "scientific-case", "applications.check.case-pages", pages,
						most.getAsLong()));
			}
		}
	}

	private void checkOrganisations(Section section, Answers answers, List<Finding> findings) {
		Field rows = section.fields().get(0);
		List<Map<String, String>> units = answers.rows(rows.name());
		Set<String> codes = new HashSet<>();
		units.forEach((row) -> codes.add(row.getOrDefault("organisation", "")));
		codes.remove("");
		Set<String> known = codes.isEmpty() ? Set.of() : this.organisations.all(codes).keySet();
		for (int index = 0; index < units.size(); index++) {
			String code = units.get(index).getOrDefault("organisation", "");
			if (!code.isBlank() && !known.contains(code)) {
				findings.add(Finding.of(section.key(), rows.name() + "." + index + ".organisation",
						"applications.check.unknown-organisation", code));
			}
		}
	}

	/** A year has twelve months, however many people somebody works with. */
	private static void checkMonths(Section section, Answers answers, List<Finding> findings) {
		Field rows = section.fields().get(0);
		List<Map<String, String>> members = answers.rows(rows.name());
		for (int index = 0; index < members.size(); index++) {
			String name = rows.name() + "." + index + ".months";
			Answers.number(members.get(index).getOrDefault("months", ""))
				.filter((months) -> months.signum() < 0 || months.compareTo(MONTHS_A_YEAR) > 0)
				.ifPresent((months) -> findings.add(Finding.of(section.key(), name, "applications.check.months")));
		}
	}

	/**
	 * The shares come to the whole, and each amount is its share of what is applied for.
	 */
	private static void checkShares(GrantApplication application, Call call, Answers answers, List<Finding> findings) {
		BigDecimal sum = BigDecimal.ZERO;
		Set<String> funders = new HashSet<>();
		Money requested = application.requested();
		List<Map<String, String>> rows = answers.rows("shares");
		for (int index = 0; index < rows.size(); index++) {
			Map<String, String> row = rows.get(index);
			BigDecimal share = Answers.number(row.getOrDefault("share", "")).orElse(BigDecimal.ZERO);
			sum = sum.add(share);
			funders.add(row.getOrDefault("funder", ""));
			Money due = requested.share(share.movePointLeft(2));
			String field = "shares." + index + ".amount";
			Money.read(row.getOrDefault("amount", ""))
				.filter((amount) -> requested.isPositive() && Math.abs(amount.fen() - due.fen()) >= FEN_A_YUAN)
				.ifPresent((amount) -> findings.add(Finding.of("agreement", field, "applications.check.share-amount",
						share.stripTrailingZeros().toPlainString(), requested, due)));
		}
		if (sum.compareTo(BigDecimal.valueOf(100)) != 0) {
			findings.add(Finding.of("agreement", "shares", "applications.check.shares", sum.toPlainString()));
		}
		if (!funders.containsAll(call.fundingSplit().keySet())) {
			findings.add(Finding.of("agreement", "shares", "applications.check.funders"));
		}
	}

}
