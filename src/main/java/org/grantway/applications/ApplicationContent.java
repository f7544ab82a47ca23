package org.grantway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.budget.BudgetSheet;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Field.Kind;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.documents.Files;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.Files.StoredFile;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grantway.forms.Submissions;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.shared.Money;
import org.grantway.shared.Times;
import org.grantway.web.Chart;
import org.grantway.web.Formats;
import org.grantway.shared.CaseRef;

/**
 * An application's content, made readable, for {@code applications/content :: body}. A
 * page of any module shows it with {@code ${@applicationContent.of(caseId)}} after it has
 * checked that the reader may.
 */
@Component("applicationContent")
public class ApplicationContent {

	private static final String ORGANISATION = "organisation";

	private static final List<String> CASE_FILES = List.of("scientific-case", "construction-plan");

	private static final Set<String> NOT_JUDGED = Set.of("email", "excluded_reviewers");

	private static final Set<String> NAMES = Set.of("email", "excluded_reviewers", "organisation", "legal_entity",
			"members.name");

	private static final Set<String> PLAN_AND_BUDGET = Set.of("construction", "budget", "plan", "agreement");

	private final Applications applications;

	private final Calls calls;

	private final Files files;

	private final Choices choices;

	private final Budgets budgets;

	private final Organisations organisations;

	private final Formats formats;

	private final Submissions submissions;

	private final FrozenDocuments documents;

	private final SectionJson json;

	ApplicationContent(Applications applications, Calls calls, Files files, Choices choices, Budgets budgets,
			Organisations organisations, Formats formats, Submissions submissions, FrozenDocuments documents,
			SectionJson json) {
		this.documents = documents;
		this.json = json;
		this.submissions = submissions;
		this.applications = applications;
		this.calls = calls;
		this.files = files;
		this.choices = choices;
		this.budgets = budgets;
		this.organisations = organisations;
		this.formats = formats;
	}

	/**
	 * The slots of the files that belong to what is judged, in the order to read: the
	 * case itself, then the documents that the call asks for.
	 */
	public static List<String> filesToJudge(Call call) {
		return Stream.concat(CASE_FILES.stream(), call.documents().stream().map(SectionPlan::slot)).toList();
	}

	/**
	 * Whether the file is part of the case itself. The other documents are agreements and
	 * the like that name people and units on their face; who must not know these does not
	 * get them.
	 */
	public static boolean isOfTheCase(StoredFile file) {
		return CASE_FILES.contains(file.slot());
	}

	/** What was submitted last, with its files, or the draft if nothing was. */
	@Transactional(readOnly = true)
	public List<SectionView> of(UUID caseId) {
		ApplicationView application = this.applications.require(caseId);
		Call call = this.calls.require(application.callId());
		if (application.documentId() != null) {
			return frozen(call, SectionPlan.all(call), this.documents.require(application.documentId()));
		}
		Map<String, Answers> written = new LinkedHashMap<>();
		this.applications.content(caseId).forEach((key, values) -> written.put(key, new Answers(values)));
		return views(application.asCase(), call, SectionPlan.all(call), written);
	}

	/** A version as it was frozen: what was written and the files that lay there then. */
	List<SectionView> frozen(Call call, List<Section> sections, FrozenDocument document) {
		Map<String, Answers> written = answers(document);
		Map<String, List<UUID>> kept = this.json.filesOf(document.content());
		return views(call, sections, written,
				(field) -> kept.getOrDefault(field.name(), List.of()).stream().map(this::file).toList());
	}

	private Map<String, Answers> answers(FrozenDocument document) {
		Map<String, Answers> written = new LinkedHashMap<>();
		this.json.sectionsOf(document.content()).forEach((key, values) -> written.put(key, new Answers(values)));
		return written;
	}

	private FileView file(UUID id) {
		return new FileView(this.files.require(id), this.files.pages(id));
	}

	/**
	 * Where a short pre-application comes first: what was submitted then and, once it is
	 * there, the full application; each as it was submitted last. Empty for other calls
	 * and before the first submission.
	 */
	@Transactional(readOnly = true)
	public List<VersionView> versions(UUID caseId) {
		ApplicationView application = this.applications.require(caseId);
		Call call = this.calls.require(application.callId());
		if (!call.twoStep()) {
			return List.of();
		}
		Map<SectionPlan.Step, VersionView> newest = new EnumMap<>(SectionPlan.Step.class);
		for (FrozenDocument document : this.documents.versions(application.asCase(), "application")) {
			SectionPlan.Step step = step(call, answers(document).keySet());
			newest.put(step, new VersionView("applications.version." + step.slug(), document.version(),
					document.frozenAt(), frozen(call, SectionPlan.of(call, step), document)));
		}
		return List.of(SectionPlan.Step.PRE_APPLICATION, SectionPlan.Step.FULL_APPLICATION)
			.stream()
			.filter(newest::containsKey)
			.map(newest::get)
			.toList();
	}

	/** What a version was submitted as. */
	private static SectionPlan.Step step(Call call, Set<String> written) {
		boolean full = SectionPlan.of(call, SectionPlan.Step.FULL_APPLICATION)
			.stream()
			.anyMatch((section) -> written.contains(section.key()));
		return full ? SectionPlan.Step.FULL_APPLICATION : SectionPlan.Step.PRE_APPLICATION;
	}

	/** The budget and what is to be done with it, without files. */
	@Transactional(readOnly = true)
	public List<SectionView> planAndBudget(UUID caseId) {
		Stream<SectionView> applied = toJudge(this.applications.require(caseId).callId(),
				this.applications.content(caseId))
			.stream()
			.filter((section) -> PLAN_AND_BUDGET.contains(section.key()));
		return Stream.concat(applied, constructionPlan(caseId).stream()).toList();
	}

	/** The construction plan as it was drafted and revised; empty if there is none. */
	@Transactional(readOnly = true)
	public List<SectionView> constructionPlan(UUID caseId) {
		return Stream.of("Task_DraftPlan", "Task_RevisePlan")
			.flatMap((task) -> this.submissions.latest(caseId, task).stream())
			.map((answer) -> new SectionView(answer.form(), "applications.said." + answer.form(),
					this.submissions.inWords(answer, LocaleContextHolder.getLocale())
						.stream()
						.map((line) -> new FieldView(answer.form(), line.label(), line.text(),
								line.files()
									.stream()
									.map((file) -> new FileView(this.files.require(file), this.files.pages(file)))
									.toList()))
						.toList(),
					null, null))
			.toList();
	}

	/**
	 * Content as those read it who judge it: without promises, addresses, names that the
	 * applicant excludes, and files, which are shown page by page beside it.
	 * @param content sections by key, each a map of field to value
	 */
	public List<SectionView> toJudge(UUID callId, Map<String, Map<String, Object>> content) {
		return toJudge(callId, content, NOT_JUDGED);
	}

	/**
	 * Content as those read it who are not to know who applies: also without the names of
	 * people and institutions.
	 */
	public List<SectionView> toJudgeUnnamed(UUID callId, Map<String, Map<String, Object>> content) {
		return toJudge(callId, content, NAMES);
	}

	private List<SectionView> toJudge(UUID callId, Map<String, Map<String, Object>> content, Set<String> without) {
		Call call = this.calls.require(callId);
		Locale locale = LocaleContextHolder.getLocale();
		List<SectionView> views = new ArrayList<>();
		for (Section section : SectionPlan.all(call)) {
			Map<String, Object> values = content.getOrDefault(section.key(), Map.of());
			Section shown = new Section(section.key(),
					section.fields()
						.stream()
						.filter((field) -> isJudged(field, without))
						.map((field) -> judged(field, without))
						.toList());
			if (!values.isEmpty() && !shown.fields().isEmpty() && !section.key().equals("promises")) {
				views.add(view((field) -> List.of(), call, shown, new Answers(values), locale));
			}
		}
		return views;
	}

	private static boolean isJudged(Field field, Set<String> without) {
		return field.kind() != Kind.FILES && !without.contains(field.name());
	}

	private static Field judged(Field field, Set<String> without) {
		return new Field(field.name(), field.kind(), field.required(), field.limit(), field.options(),
				field.columns()
					.stream()
					.filter((column) -> isJudged(column, without))
					.filter((column) -> !without.contains(field.name() + "." + column.name()))
					.toList());
	}

	List<SectionView> views(CaseRef of, Call call, List<Section> sections, Map<String, Answers> written) {
		return views(call, sections, written, (field) -> pages(of, field));
	}

	private List<SectionView> views(Call call, List<Section> sections, Map<String, Answers> written,
			Function<Field, List<FileView>> kept) {
		Locale locale = LocaleContextHolder.getLocale();
		List<SectionView> views = new ArrayList<>();
		for (Section section : sections) {
			Answers answers = written.get(section.key());
			if (answers != null || section.hasFiles()) {
				views.add(view(kept, call, section, (answers != null) ? answers : Answers.NONE, locale));
			}
		}
		return views;
	}

	private SectionView view(Function<Field, List<FileView>> kept, Call call, Section section, Answers answers,
			Locale locale) {
		List<FieldView> fields = section.fields()
			.stream()
			.map((field) -> field(kept, call, section, field, answers, locale))
			.toList();
		BudgetSheet budget = section.key().equals("budget") ? this.budgets.sheet(answers, call) : null;
		return new SectionView(section.key(), section.titleKey(), fields, budget, schedule(call, section, answers));
	}

	/**
	 * The milestones of the work plan, drawn from the call's deadline on, or from the
	 * first one's month where that is earlier or the call has none; null if none has a
	 * day.
	 */
	Chart schedule(Call call, Section section, Answers answers) {
		if (!section.key().equals("plan")) {
			return null;
		}
		List<Chart.Step> steps = answers.rows("milestones")
			.stream()
			.flatMap((row) -> Answers.date(row.getOrDefault("due", ""))
				.map((due) -> Chart.Step.planned(row.getOrDefault("name", ""), due))
				.stream())
			.sorted(Comparator.comparing(Chart.Step::dueOn))
			.toList();
		if (steps.isEmpty()) {
			return null;
		}
		LocalDate first = steps.get(0).dueOn();
		LocalDate from = (call.closesAt() != null) ? Times.dayOf(call.closesAt()) : first;
		return Chart.of((from.isBefore(first) ? from : first).withDayOfMonth(1), steps.get(steps.size() - 1).dueOn(),
				null, steps, List.of());
	}

	private FieldView field(Function<Field, List<FileView>> kept, Call call, Section section, Field field,
			Answers answers, Locale locale) {
		String label = label(section, field, locale);
		return switch (field.kind()) {
			case FILES -> new FieldView(field.name(), label, "", kept.apply(field));
			case ROWS -> {
				Field shown = withoutSeldom(field, answers);
				yield new FieldView(field.name(), label, "", headers(section, shown, locale),
						rows(call, shown, answers, locale), List.of(), figures(shown));
			}
			case CHOICES -> {
				Map<String, String> options = this.choices.of(field, call, locale);
				String text = String.join("\n",
						answers.list(field.name())
							.stream()
							.map((value) -> options.getOrDefault(value, value))
							.toList());
				yield said(section, field, label, text, answers, locale);
			}
			default ->
				said(section, field, label, text(call, field, answers.text(field.name()), locale), answers, locale);
		};
	}

	/** What was answered; where it was left empty, what that means. */
	private FieldView said(Section section, Field field, String label, String text, Answers answers, Locale locale) {
		boolean left = text.isBlank() && !answers.values().isEmpty();
		return new FieldView(field.name(), label, left ? this.choices.none(section.labelKey(field), locale) : text,
				List.of());
	}

	/** Without the columns for the unit and the year where no row names one. */
	private static Field withoutSeldom(Field field, Answers answers) {
		return new Field(field.name(), field.kind(), field.required(), field.limit(), field.options(),
				field.columns()
					.stream()
					.filter((column) -> !column.isSeldom() || answers.rows(field.name())
						.stream()
						.anyMatch((row) -> !row.getOrDefault(column.name(), "").isBlank()))
					.toList());
	}

	String label(Section section, Field field, Locale locale) {
		return section.key().equals("attachments") ? this.choices.document(field.options(), locale)
				: this.choices.text(section.labelKey(field), locale);
	}

	List<String> headers(Section section, Field field, Locale locale) {
		return field.columns()
			.stream()
			.map((column) -> this.choices.text(column.name().equals(ORGANISATION) ? "applications.content.organisation"
					: section.labelKey(field) + "." + column.name(), locale))
			.toList();
	}

	private static Set<Integer> figures(Field field) {
		return IntStream.range(0, field.columns().size())
			.filter((column) -> EnumSet.of(Kind.MONEY, Kind.NUMBER).contains(field.columns().get(column).kind()))
			.boxed()
			.collect(Collectors.toSet());
	}

	private List<List<String>> rows(Call call, Field field, Answers answers, Locale locale) {
		List<Map<String, String>> rows = answers.rows(field.name())
			.stream()
			.filter((row) -> !Answers.isBlankRow(row))
			.toList();
		Map<String, OrganisationView> named = this.organisations
			.all(rows.stream().map((row) -> row.getOrDefault(ORGANISATION, "")).collect(Collectors.toSet()));
		return rows.stream().map((row) -> field.columns().stream().map((column) -> {
			String typed = row.getOrDefault(column.name(), "");
			return (column.name().equals(ORGANISATION) && named.containsKey(typed)) ? named.get(typed).name().in(locale)
					: text(call, column, typed, locale);
		}).toList()).toList();
	}

	private String text(Call call, Field field, String typed, Locale locale) {
		if (Field.UNITS.equals(field.options()) && typed.isBlank()) {
			return this.choices.text("applications.content.of-host", locale);
		}
		if (field.kind() == Kind.CHOICE) {
			return this.choices.of(field, call, locale).getOrDefault(typed, typed);
		}
		if (field.kind() == Kind.YES) {
			return this.choices.text(typed.isBlank() ? "applications.content.no" : "applications.content.yes", locale);
		}
		if (field.kind() == Kind.DATE) {
			return Answers.date(typed).map(this.formats::day).orElse(typed);
		}
		if (field.kind() == Kind.MONEY) {
			return Money.read(typed).map(this.formats::exact).orElse(typed);
		}
		return typed;
	}

	/** What the place of a finding is called, e.g. {@code Costs 2, Amount}. */
	String place(Section section, Finding finding, Locale locale) {
		String[] parts = finding.field().split("\\.");
		return section.fields()
			.stream()
			.filter((field) -> field.name().equals(parts[0]))
			.map((field) -> (parts.length < 3) ? label(section, field, locale)
					: this.choices.text("applications.place-in-row", locale, label(section, field, locale),
							Integer.parseInt(parts[1]) + 1,
							this.choices.text(section.labelKey(field) + "." + parts[2], locale)))
			.findFirst()
			.orElse("");
	}

	private List<FileView> pages(CaseRef of, Field field) {
		return this.files.of(of, field.name()).stream().map((file) -> file(file.id())).toList();
	}

	/**
	 * A section to read.
	 *
	 * @param budget totals, in the budget section only
	 * @param schedule the milestones drawn, in the work plan only; null if none has a day
	 */
	public record SectionView(String key, String titleKey, List<FieldView> fields, BudgetSheet budget, Chart schedule) {

	}

	/**
	 * A question and its answer.
	 *
	 * @param figures columns that hold money or numbers
	 */
	public record FieldView(String name, String label, String text, List<String> headers, List<List<String>> rows,
			List<FileView> files, Set<Integer> figures) {

		private static final int FINGERPRINT = 12;

		FieldView(String name, String label, String text, List<FileView> files) {
			this(name, label, text, List.of(), List.of(), files, Set.of());
		}

		/** Whether the column of a table holds numbers, which are set to the right. */
		public boolean isFigure(int column) {
			return this.figures.contains(column);
		}

		/** The answer as lines of text: rows one a line, files with their fingerprint. */
		String lines() {
			Stream<String> table = this.rows.stream()
				.map((row) -> row.stream()
					.map((cell) -> cell.isBlank() ? "–" : cell)
					.collect(Collectors.joining(" | ")));
			Stream<String> papers = this.files.stream()
				.map((shown) -> shown.file().name() + " (SHA-256 " + shown.file().sha256().substring(0, FINGERPRINT)
						+ ")");
			return Stream.of(Stream.of(this.text).filter((said) -> !said.isBlank()), table, papers)
				.flatMap((lines) -> lines)
				.collect(Collectors.joining("\n"));
		}

		public boolean isEmpty() {
			return this.text.isBlank() && this.rows.isEmpty() && this.files.isEmpty();
		}

	}

	/**
	 * A file with the number of its page images, 0 if it has none.
	 */
	public record FileView(StoredFile file, int pages) {

	}

	/**
	 * A version of the application as it was submitted.
	 *
	 * @param sections those of its step
	 */
	public record VersionView(String titleKey, int number, Instant at, List<SectionView> sections) {

	}

}
