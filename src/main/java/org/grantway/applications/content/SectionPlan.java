package org.grantway.applications.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.grantway.applications.content.Field.Kind;
import org.grantway.programmes.Call;

/**
 * Which sections an application of a call has, and which of them are written when. A
 * rolling call is answered in three steps (intention, incubation, agreement), a call of
 * two steps in a pre-application and the full application, every other in one.
 */
public final class SectionPlan {

	private static final String OUTLINE = "pre_application_characters";

	private static final int MOST_CHARACTERS_OF_AN_OUTLINE = 3000;

	private static final Section CORE = Section.of("core", Field.line("title_en", 200), Field.line("title_zh", 100),
			Field.choice("field", "fields"), Field.line("keywords", 200), Field.text("abstract_en", 2000),
			Field.text("abstract_zh", 1000), Field.of("duration", Kind.NUMBER),
			Field.choices("screenings", "screenings"), Field.text("excluded_reviewers", 300).optional());

	private static final Section INTENTION = Section.of("intention", Field.text("purpose", 3000),
			Field.text("regional_need", 2000), Field.text("foundation", 2000), Field.of("investment", Kind.MONEY),
			Field.text("regions_roles", 2000));

	private static final Section CASE = Section.of("case", Field.text("background", 5000).optional(),
			Field.text("goals", 5000).optional(), Field.text("approach", 8000).optional(),
			new Field("scientific-case", Kind.FILES, false, 1, null, List.of()));

	private static final Section CONSTRUCTION = Section.of("construction", Field.text("goals", 5000),
			Field.text("tasks", 5000), Field.text("governance", 3000), Field.line("legal_entity", 200),
			Field.choice("legal_form", "legal-forms"), Field.text("charter", 8000),
			new Field("construction-plan", Kind.FILES, false, 3, null, List.of()));

	private static final Section TEAM = Section.of("team",
			Field.rows("members", 60, Field.line("name", 100), Field.line("email", 200).optional(),
					Field.line("organisation", 40), Field.choice("role", "team-roles"),
					Field.line("title", 60).optional(), Field.of("months", Kind.NUMBER)));

	private static final Section PARTNERS = Section.of("partners",
			Field
				.rows("units", 10, Field.line("organisation", 40), Field.choice("role", "partner-roles"),
						Field.line("task", 300))
				.optional());

	private static final Section BUDGET = Section.of("budget",
			Field.rows("lines", 200, Field.choice("category", "categories"), Field.line("description", 200),
					Field.of("unit_price", Kind.MONEY).optional(), Field.line("quantity", 40).optional(),
					Field.choice("source", "sources"), Field.of("amount", Kind.MONEY),
					Field.choice("year", Field.YEARS).optional(), Field.choice("organisation", Field.UNITS).optional()),
			Field.text("justification", 3000));

	/** One amount without lines, and the promise that goes with it. */
	private static final Section LUMP_SUM = Section.of("budget", Field.of(Section.LUMP_SUM, Kind.MONEY),
			Field.text("justification", 3000), Field.of("negative_list", Kind.YES));

	private static final Section PLAN = Section.of("plan",
			Field.rows("milestones", 40, Field.line("name", 200), Field.of("due", Kind.DATE),
					Field.line("deliverable", 300)),
			Field.rows("indicators", 40, Field.line("name", 200), Field.line("unit", 40),
					Field.of("baseline", Kind.NUMBER), Field.of("target", Kind.NUMBER), Field.line("evidence", 200)));

	private static final Section PROMISES = Section.of("promises", Field.of("integrity", Kind.YES),
			Field.of("truth", Kind.YES), Field.of("ethics", Kind.YES), Field.of("no_classified", Kind.YES),
			Field.of("other_funding_declared", Kind.YES), Field.text("other_funding", 2000).optional());

	private static final Section AGREEMENT = Section.of("agreement",
			Field.rows("shares", 10, Field.choice("funder", "funders"), Field.of("share", Kind.NUMBER),
					Field.of("amount", Kind.MONEY), Field.line("source", 200)),
			Field.text("terms", 8000), Field.text("governance", 3000));

	private SectionPlan() {
	}

	/** All sections of an application of the call, in order. */
	public static List<Section> all(Call call) {
		return Stream.of(Step.values()).flatMap((step) -> of(call, step).stream()).toList();
	}

	/** The sections that are written in this step. */
	public static List<Section> of(Call call, Step step) {
		if (call.rolling()) {
			return inThreeSteps(call, step);
		}
		if (call.twoStep()) {
			return inTwoSteps(call, step);
		}
		return (step == Step.WHOLE) ? withAttachments(call, CORE, CASE, TEAM, PARTNERS, budget(call), PLAN, PROMISES)
				: List.of();
	}

	/** People and partners are settled with the pre-application. */
	private static List<Section> inTwoSteps(Call call, Step step) {
		return switch (step) {
			case PRE_APPLICATION -> List.of(CORE, outline(call), TEAM, PARTNERS, PROMISES);
			case FULL_APPLICATION -> withAttachments(call, CASE, budget(call), PLAN);
			default -> List.of();
		};
	}

	/** The case in short, no longer than the call allows. */
	private static Section outline(Call call) {
		return Section.of("outline",
				Field.text("outline", (int) call.limit(OUTLINE).orElse(MOST_CHARACTERS_OF_AN_OUTLINE)),
				Field.of("amount", Kind.MONEY));
	}

	private static List<Section> inThreeSteps(Call call, Step step) {
		return switch (step) {
			case INTENTION -> List.of(CORE, INTENTION, PROMISES);
			case INCUBATION -> withAttachments(call, CONSTRUCTION, TEAM, PARTNERS, budget(call), PLAN);
			case AGREEMENT -> List.of(AGREEMENT);
			default -> List.of();
		};
	}

	public static Optional<Section> find(Call call, String key) {
		return all(call).stream().filter((section) -> section.key().equals(key)).findFirst();
	}

	/** The slot in which a document asked for by the call is kept. */
	public static String slot(String document) {
		return "attachment-" + document;
	}

	/** A call that wants no documents has no section for them. */
	private static List<Section> withAttachments(Call call, Section... written) {
		List<Section> sections = new ArrayList<>(List.of(written));
		Section attachments = attachments(call);
		if (!attachments.fields().isEmpty()) {
			sections.add(sections.contains(PROMISES) ? sections.indexOf(PROMISES) : sections.size(), attachments);
		}
		return sections;
	}

	private static Section budget(Call call) {
		return call.costGroups().contains("lump-sum") ? LUMP_SUM : BUDGET;
	}

	/**
	 * The application book is what is being written here, and promises and recommendation
	 * are given in the system; the other documents of the call are uploaded.
	 */
	private static Section attachments(Call call) {
		return new Section("attachments",
				call.documents()
					.stream()
					.filter(SectionPlan::isUploaded)
					.map((document) -> new Field(slot(document), Kind.FILES, true, 5, document, List.of()))
					.toList());
	}

	private static boolean isUploaded(String document) {
		return !List
			.of("application-book", "pre-application", "host-commitment", "department-recommendation",
					"integrity-and-ethics-promise", "integrity-promise", "joint-framework-agreement",
					"co-funding-commitment-per-region", "intention-letter", "charter-draft",
					"construction-and-operation-plan", "construction-plan", "host-commitment-and-list")
			.contains(document);
	}

	/** Steps of writing. */
	public enum Step {

		WHOLE, PRE_APPLICATION, FULL_APPLICATION, INTENTION, INCUBATION, AGREEMENT;

		/** As it stands in message keys. */
		public String slug() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
