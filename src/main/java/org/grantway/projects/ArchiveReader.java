package org.grantway.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.audit.EventWords;
import org.grantway.documents.DocumentReader;
import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.documents.Readable.Table;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.identity.OrganisationNames;
import org.grantway.identity.People;
import org.grantway.identity.RoleNames;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.RoleAt;
import org.grantway.web.Formats;

/**
 * Reads what projects freeze: progress reports, evaluations, and the records of their
 * archive.
 */
@Component
class ArchiveReader implements DocumentReader {

	private static final String REPORT = "progress-report-";

	private static final String EVALUATION = "evaluation-";

	private final Submissions submissions;

	private final Files files;

	private final People people;

	private final OrganisationNames organisations;

	private final RoleNames roles;

	private final Formats formats;

	private final MessageSource messages;

	ArchiveReader(Submissions submissions, Files files, People people, OrganisationNames organisations, RoleNames roles,
			Formats formats, MessageSource messages) {
		this.submissions = submissions;
		this.files = files;
		this.people = people;
		this.organisations = organisations;
		this.roles = roles;
		this.formats = formats;
		this.messages = messages;
	}

	@Override
	public boolean reads(String kind) {
		return kind.startsWith(REPORT) || kind.startsWith(EVALUATION) || kind.startsWith("record-")
				|| kind.equals(ArchivePackage.KIND);
	}

	@Override
	public List<Part> read(FrozenDocument document, Locale locale) {
		JsonNode content = RecordJson.read(document.content());
		if (content.isMissingNode()) {
			return List.of(new Part(document.title().in(locale), List.of(new Fact("", document.content()))));
		}
		Words words = new Words(locale);
		if (document.kind().startsWith(REPORT)) {
			return words.report(content);
		}
		if (document.kind().startsWith(EVALUATION)) {
			return words.evaluation(content);
		}
		return switch (document.kind()) {
			case CaseRecords.HISTORY -> words.history(document, content);
			case CaseRecords.ANSWERS -> each(content).map(words::answer).toList();
			case CaseRecords.FINDINGS -> words.findings(content);
			case CaseRecords.DECISIONS -> each(content).map(words::decision).toList();
			default -> words.account(content);
		};
	}

	private static Stream<JsonNode> each(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false);
	}

	private static Collector<CharSequence, ?, String> lines() {
		return Collectors.joining("\n");
	}

	/** The words of one language. */
	private final class Words {

		private final Locale locale;

		private Words(Locale locale) {
			this.locale = locale;
		}

		private List<Part> report(JsonNode report) {
			List<Part> parts = new ArrayList<>();
			parts
				.add(new Part(text("projects.report.summary"), List.of(new Fact("", report.path("summary").asText()))));
			parts.add(table("projects.milestones",
					List.of("projects.milestone", "projects.due", "projects.done", "projects.evidence"), Set.of(2),
					each(report.path("milestones"))
						.map((one) -> List.of(said(one, "name"), day(one, "due"),
								text("projects.percent", said(one, "percent")), said(one, "note")))
						.toList()));
			parts.add(table("projects.indicators",
					List.of("projects.indicator", "projects.unit", "projects.target", "projects.now"), Set.of(2, 3),
					each(report.path("indicators"))
						.map((one) -> List.of(said(one, "name"), said(one, "unit"), said(one, "target"),
								said(one, "reached")))
						.toList()));
			parts.add(table("projects.spending", List.of("projects.record.category", "projects.record.yuan"), Set.of(1),
					each(report.path("spending")).map((one) -> List.of(text("projects.cost." + said(one, "category")),
							Money.read(said(one, "yuan")).map(formats::exact).orElse("")))
						.toList()));
			if (!said(report, "deviations").isBlank()) {
				parts.add(new Part(text("projects.report.deviations"),
						List.of(new Fact("", said(report, "deviations")))));
			}
			return parts;
		}

		private List<Part> evaluation(JsonNode evaluation) {
			List<Part> parts = new ArrayList<>();
			parts.add(new Part(text("projects.evaluation.number", evaluation.path("cycle").asInt()),
					List.of(new Fact(text("projects.record.grade"),
							text("projects.evaluation.grade." + said(evaluation, "grade"))))));
			if (evaluation.has("report")) {
				parts.add(new Part(text("projects.evaluation.report"), answers(evaluation, "report")));
			}
			return parts;
		}

		private List<Part> history(FrozenDocument document, JsonNode events) {
			EventWords words = new EventWords(messages, organisations, people, this.locale).onPaper();
			return List.of(new Part(text("projects.record.events"),
					each(events).map((event) -> event(words, document.of().type(), event)).toList()));
		}

		/** Under what happened, when and by whom stands what it says. */
		private Fact event(EventWords words, String type, JsonNode event) {
			String action = said(event, "action");
			String title = Stream
				.of(said(event, "number"), time(event, "at"),
						messages.getMessage("event." + action, null, action, this.locale), name(event), role(event))
				.filter((part) -> !part.isEmpty())
				.collect(Collectors.joining(" · "));
			return new Fact(title, changes(words, type, event));
		}

		private String changes(EventWords of, String type, JsonNode event) {
			List<String> lines = new ArrayList<>();
			Map<String, Object> before = RecordJson.map(event.path("before"));
			Map<String, Object> after = RecordJson.map(event.path("after"));
			EventWords words = of.of(after);
			Stream.concat(before.keySet().stream(), after.keySet().stream()).distinct().forEach((field) -> {
				String was = words.value(type, field, before.get(field));
				String is = words.value(type, field, after.get(field));
				if (!was.equals(is)) {
					lines.add(words.field(field) + ": " + (was.isBlank() ? is : was + " → " + is));
				}
			});
			if (!said(event, "reason").isBlank()) {
				lines.add(said(event, "reason"));
			}
			return String.join("\n", lines);
		}

		private Part answer(JsonNode answer) {
			List<Fact> facts = new ArrayList<>();
			facts.add(who(answer));
			facts.add(new Fact(text("projects.record.time"), time(answer, "at")));
			if (!said(answer, "part").isEmpty()) {
				facts.add(
						new Fact(text("projects.record.part"), organisations.of(said(answer, "part")).in(this.locale)));
			}
			facts.addAll(answers(answer, "answers"));
			String task = both(answer, "task");
			return new Part(task.isEmpty() ? said(answer, "task") : task, facts);
		}

		private Fact who(JsonNode one) {
			return new Fact(text("projects.record.who"),
					Stream.of(name(one), role(one)).filter((part) -> !part.isEmpty()).collect(lines()));
		}

		private List<Fact> answers(JsonNode node, String field) {
			Map<String, Object> answers = RecordJson.map(node.path(field));
			if (!node.has("form")) {
				return answers.entrySet()
					.stream()
					.map((one) -> new Fact(one.getKey(), String.valueOf(one.getValue())))
					.toList();
			}
			Submission kept = new Submission(null, null, said(node, "task"), null, null, said(node, "form"),
					node.path("form_version").asInt(), said(node, "outcome"), answers, null, null, null);
			List<Fact> facts = new ArrayList<>();
			submissions.outcome(kept)
				.ifPresent((outcome) -> facts.add(new Fact(text("projects.record.outcome"), outcome.in(this.locale))));
			submissions.inWords(kept, this.locale)
				.forEach((line) -> facts.add(new Fact(line.label(), line.files().isEmpty() ? line.text()
						: line.files().stream().map(files::require).map(Words::file).collect(lines()))));
			return facts;
		}

		private static String file(StoredFile file) {
			return file.name() + "\nSHA-256 " + file.sha256();
		}

		private List<Part> findings(JsonNode findings) {
			List<Part> parts = new ArrayList<>();
			int opinion = 0;
			for (JsonNode one : findings) {
				String what = said(one, "what");
				if (what.equals(CaseRecords.LETTERS)) {
					parts.add(new Part(text("projects.record.letters"),
							List.of(fact("projects.record.invited", said(one, "invited")),
									fact("projects.record.valid", said(one, "valid")),
									fact("projects.record.mean", figure(one, "mean")),
									fact("projects.record.rank", said(one, "rank")))));
				}
				else if (what.equals(CaseRecords.OPINION)) {
					opinion++;
					parts.add(opinion(opinion, one));
				}
				else {
					parts.add(panel(one));
				}
			}
			return parts;
		}

		private Part opinion(int number, JsonNode one) {
			List<Fact> facts = new ArrayList<>();
			facts.add(fact("review.opinion", said(one, "opinion")));
			facts.add(fact("review.advice", text("review.advice." + said(one, "advice"))));
			if (!said(one, "budget_remark").isBlank()) {
				facts.add(fact("review.budget.read", said(one, "budget_remark")));
			}
			List<List<String>> marks = each(one.path("marks"))
				.map((mark) -> List.of(both(mark, "criterion"), both(mark, "mark")))
				.collect(Collectors.toCollection(ArrayList::new));
			marks.add(List.of(text("review.total"), figure(one, "total")));
			return new Part(text("projects.record.opinion", number), facts, List.of(new Table(text("review.marks"),
					List.of(text("review.col.criterion"), text("review.col.mark")), marks, Set.of(1))));
		}

		private Part panel(JsonNode one) {
			List<Fact> facts = new ArrayList<>();
			facts.add(fact("panel.found.at", time(one, "at")));
			facts.add(fact("panel.result", text("panel.result." + said(one, "result"))));
			facts.add(fact("panel.count", text("panel.count.line", one.path("yes").asInt(), one.path("present").asInt(),
					one.path("no").asInt(), one.path("abstain").asInt())));
			facts.add(fact("panel.conclusion", said(one, "conclusion")));
			if (!said(one, "conditions").isBlank()) {
				facts.add(fact("panel.conditions.read", said(one, "conditions")));
			}
			List<List<String>> members = each(one.path("members")).map((seat) -> List.of(
					name(seat) + (seat.path("chair").asBoolean() ? ", " + text("panel.col.chair") : ""),
					both(seat, "unit"), text("panel.attendance." + said(seat, "attendance"))))
				.toList();
			return new Part(text("panel.purpose." + said(one, "what")), facts,
					members.isEmpty() ? List.of() : List.of(new Table(text("panel.members"),
							List.of(text("experts.col.name"), text("experts.col.unit"), text("panel.col.attendance")),
							members, Set.of())));
		}

		private Part decision(JsonNode one) {
			List<Fact> facts = new ArrayList<>();
			facts.add(fact("projects.decision", said(one, "document")));
			facts.add(fact("projects.record.time", time(one, "at")));
			if (said(one, "what").equals(CaseRecords.AWARD)) {
				facts.add(fact("projects.award", money(one)));
				each(one.path("shares")).forEach((share) -> facts.add(new Fact(funder(share), money(share))));
				return new Part(text("projects.record.award"), facts);
			}
			if (said(one, "what").equals(CaseRecords.RULING)) {
				facts.add(fact("projects.record.outcome", both(one, "outcome")));
				facts.add(who(one));
				facts.add(fact("outcome.grounds", said(one, "grounds")));
				return new Part(both(one, "task"), facts);
			}
			if (!said(one, "grounds").isBlank()) {
				facts.add(fact("outcome.grounds", said(one, "grounds")));
			}
			facts.add(fact("projects.record.appeal-until", time(one, "appeal_until")));
			return new Part(text("projects.ended." + said(one, "status")), facts);
		}

		/** Older accounts are the postings alone. */
		private List<Part> account(JsonNode account) {
			List<Part> parts = new ArrayList<>(
					List.of(postings(account.isArray() ? account : account.path("postings"))));
			if (account.isArray()) {
				return parts;
			}
			List<Fact> facts = new ArrayList<>();
			for (String sum : List.of("committed", "paid", "recovered", "returned")) {
				facts.add(fact("projects." + sum, money(account, sum + "_fen")));
			}
			JsonNode balance = account.path("balance");
			facts.add(fact("projects.record.balance",
					balance.isMissingNode() ? text("projects.record.balance.none")
							: text("projects.record.balance.text", money(balance, "paid_fen"),
									money(balance, "spent_fen"), money(balance, "left_fen")) + reported(balance)
									+ fate(account, balance)));
			parts.add(new Part(text("projects.record.balance.title"), facts));
			each(account.path("audits")).map(this::answer).forEach(parts::add);
			return parts;
		}

		/** What the reports said, where it is something else. */
		private String reported(JsonNode balance) {
			boolean differs = balance.has("reported_fen")
					&& balance.path("reported_fen").asLong() != balance.path("spent_fen").asLong();
			return differs ? "\n" + text("projects.record.balance.reported", money(balance, "reported_fen")) : "";
		}

		/** What becomes of what was left. */
		private String fate(JsonNode account, JsonNode balance) {
			if (account.path("recovered_fen").asLong() > 0) {
				return "\n" + text("projects.record.balance.recovered", money(account, "recovered_fen"),
						money(account, "returned_fen"));
			}
			boolean kept = balance.path("left_fen").asLong() > 0 && said(account, "result").equals("passed");
			return kept ? "\n" + text("projects.surplus.host") : "";
		}

		private Part postings(JsonNode postings) {
			Part lines = table("projects.record.account",
					List.of("projects.record.time", "projects.record.posting", "projects.record.funder",
							"projects.record.instalment", "projects.record.amount", "projects.record.note"),
					Set.of(3, 4),
					each(postings)
						.map((one) -> List.of(time(one, "at"), text("projects.posting." + said(one, "kind")),
								funder(one), said(one, "instalment"), money(one), note(one)))
						.toList());
			return new Part(lines.heading(), lines.facts(),
					lines.tables()
						.stream()
						.map((all) -> new Table(all.caption(), all.headers(), all.rows(), all.figures(), Set.of(0)))
						.toList());
		}

		private Part table(String title, List<String> headers, Set<Integer> figures, List<List<String>> rows) {
			return new Part(text(title), List.of(), rows.isEmpty() ? List.of()
					: List.of(new Table("", headers.stream().map(this::text).toList(), rows, figures)));
		}

		private String funder(JsonNode one) {
			String funder = said(one, "funder");
			return funder.equals("central") ? text("projects.funder.central")
					: organisations.of(funder).in(this.locale);
		}

		private String money(JsonNode one) {
			return money(one, "fen");
		}

		private String money(JsonNode one, String field) {
			return formats.exact(new Money(one.path(field).asLong()));
		}

		private String figure(JsonNode one, String field) {
			return one.path(field).isNumber() ? formats.number(one.path(field).decimalValue()) : said(one, field);
		}

		/**
		 * A reference as it was given, or the end of the project that money comes back
		 * for.
		 */
		private String note(JsonNode one) {
			String end = messages.getMessage("field.result." + said(one, "note"), null, null, this.locale);
			return (end != null) ? end : said(one, "note");
		}

		private String role(JsonNode one) {
			String role = said(one, "role");
			return role.isEmpty() ? "" : roles.of(RoleAt.parse(role), this.locale);
		}

		private String name(JsonNode one) {
			return both(one, "name");
		}

		private String both(JsonNode one, String field) {
			return LocalizedText.of(said(one, field + "_en"), said(one, field + "_zh")).in(this.locale);
		}

		private String time(JsonNode one, String field) {
			String at = said(one, field);
			return at.isEmpty() ? "" : Formats.stamp(Instant.parse(at), this.locale);
		}

		private String day(JsonNode one, String field) {
			return formats.day(LocalDate.parse(said(one, field)));
		}

		private Fact fact(String key, String text) {
			return new Fact(text(key), text);
		}

		private String said(JsonNode one, String field) {
			return one.path(field).asText("");
		}

		private String text(String key, Object... arguments) {
			return messages.getMessage(key, arguments, this.locale);
		}

	}

}
