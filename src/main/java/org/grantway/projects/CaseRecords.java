package org.grantway.projects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.grantway.applications.Applications;
import org.grantway.audit.Journal;
import org.grantway.audit.Journal.Recorded;
import org.grantway.awards.Awards;
import org.grantway.awards.FormalDecisions;
import org.grantway.documents.FrozenDocuments;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.review.ReviewResults;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * Freezes for the archive what is no document of its own: the history of the application
 * and of the project, every form that was answered, what reviews and panels found, what
 * was decided, and the account. Origin, process and time of a case stand in them, as the
 * Archives Law asks of an archive.
 */
@Component
class CaseRecords {

	static final String HISTORY = "record-history";

	static final String ANSWERS = "record-answers";

	static final String FINDINGS = "record-findings";

	static final String DECISIONS = "record-decisions";

	static final String ACCOUNT = "record-account";

	static final String LETTERS = "letter-review";

	static final String OPINION = "letter-opinion";

	static final String AWARD = "award";

	static final String RULING = "ruling";

	static final String END = "end";

	private final FrozenDocuments documents;

	private final Journal journal;

	private final Submissions submissions;

	private final ReviewResults results;

	private final Awards awards;

	private final FormalDecisions decisions;

	private final Ledger ledger;

	private final Payments payments;

	private final Applications applications;

	private final People people;

	private final ProjectPapers papers;

	CaseRecords(FrozenDocuments documents, Journal journal, Submissions submissions, ReviewResults results,
			Awards awards, FormalDecisions decisions, Ledger ledger, Payments payments, Applications applications,
			People people, ProjectPapers papers) {
		this.documents = documents;
		this.journal = journal;
		this.submissions = submissions;
		this.results = results;
		this.awards = awards;
		this.decisions = decisions;
		this.ledger = ledger;
		this.payments = payments;
		this.applications = applications;
		this.people = people;
		this.papers = papers;
	}

	/** Freezes the records as they stand now. */
	void freeze(Project project) {
		CaseRef application = this.applications.caseOf(project.applicationId());
		for (CaseRef of : List.of(application, project.asCase())) {
			freeze(of, ANSWERS, title("Answered forms of ", "表单填报记录 ", of), answers(of));
		}
		freeze(project.asCase(), FINDINGS, title("Reviews and panels of ", "评审结果记录 ", project.asCase()),
				findings(project));
		freeze(project.asCase(), DECISIONS, title("Decisions on ", "决定记录 ", project.asCase()), decisions(project));
		freeze(project.asCase(), ACCOUNT, title("Account of ", "经费台账 ", project.asCase()), account(project));
		for (CaseRef of : List.of(application, project.asCase())) {
			freeze(of, HISTORY, title("History of ", "办理过程 ", of), history(of));
		}
	}

	private static LocalizedText title(String english, String chinese, CaseRef of) {
		return new LocalizedText(english + of.number(), chinese + of.number());
	}

	private void freeze(CaseRef of, String kind, LocalizedText title, Object record) {
		String content = RecordJson.write(record);
		boolean known = this.documents.latest(of, kind).filter((last) -> last.content().equals(content)).isPresent();
		if (!known) {
			this.documents.freeze(of, kind, title, content, List.of(), Actor.SYSTEM);
		}
	}

	private List<Map<String, Object>> history(CaseRef of) {
		List<Recorded> events = new ArrayList<>(this.journal.of(of.type(), of.id()));
		Collections.reverse(events);
		return events.stream()
			.map((event) -> with(
					RecordJson.line("number", event.counter(), "at", event.at(), "action", event.action(), "person",
							event.actor(), "role", event.as(), "reason", event.reason(), "before", event.before(),
							"after", event.after(), "commitment", event.commitment()),
					new LocalizedText(event.nameEn(), event.nameZh())))
			.toList();
	}

	private List<Map<String, Object>> answers(CaseRef of) {
		return answers(this.submissions.ofCase(of.id()));
	}

	private List<Map<String, Object>> answers(List<Submission> all) {
		Map<UUID, PersonView> people = this.people.all(all.stream().map(Submission::by).collect(Collectors.toSet()));
		return all.stream()
			.map((one) -> with(RecordJson.line("task", one.task(), "task_en", one.name().en(), "task_zh",
					one.name().zh(), "part", one.itemKey(), "form", one.form(), "form_version", one.formVersion(),
					"outcome", one.outcome(), "person", one.by(), "role", one.as(), "at", one.at(), "answers",
					one.answers()), people.containsKey(one.by()) ? people.get(one.by()).name() : null))
			.toList();
	}

	private List<Map<String, Object>> findings(Project project) {
		List<Map<String, Object>> lines = new ArrayList<>();
		this.results.letters(project.applicationId())
			.ifPresent((letters) -> lines.add(RecordJson.line("what", LETTERS, "invited", letters.invited(), "valid",
					letters.valid(), "mean", letters.mean(), "spread", letters.spread(), "rank", letters.rank())));
		this.results.opinions(project.applicationId())
			.forEach((one) -> lines
				.add(RecordJson.line("what", OPINION, "total", one.total(), "advice", one.advice(), "marks",
						one.marks()
							.stream()
							.map((mark) -> RecordJson.line("criterion_en", mark.criterion().en(), "criterion_zh",
									mark.criterion().zh(), "mark_en", mark.mark().en(), "mark_zh", mark.mark().zh()))
							.toList(),
						"opinion", one.opinion(), "budget_remark", one.budgetRemark())));
		Stream.of(project.applicationId(), project.id())
			.flatMap((subject) -> this.results.panels(subject).stream())
			.forEach((panel) -> lines.add(RecordJson.line("what", panel.purpose(), "invited", panel.invited(),
					"present", panel.present(), "yes", panel.yes(), "no", panel.no(), "abstain", panel.abstain(),
					"result", panel.result(), "conclusion", panel.conclusion(), "conditions", panel.conditions(), "at",
					panel.at(), "members",
					this.results.seats(panel.itemId())
						.stream()
						.map((seat) -> with(RecordJson.line("unit_en", seat.unit().en(), "unit_zh", seat.unit().zh(),
								"chair", seat.chair(), "attendance", seat.attendance()), seat.name()))
						.toList())));
		return lines;
	}

	/** What was decided formally: the award, what came in its course, and the end. */
	private List<Map<String, Object>> decisions(Project project) {
		List<Map<String, Object>> lines = new ArrayList<>();
		this.awards.of(project.applicationId())
			.ifPresent((award) -> lines.add(RecordJson.line("what", AWARD, "document", award.decisionNumber(), "at",
					award.decidedAt(), "fen", award.amount().fen(), "shares",
					award.shares()
						.entrySet()
						.stream()
						.map((share) -> RecordJson.line("funder", share.getKey(), "fen", share.getValue().fen()))
						.toList())));
		List<Submission> rulings = this.papers.rulings(project.id());
		Map<UUID, PersonView> deciders = this.people
			.all(rulings.stream().map(Submission::by).collect(Collectors.toSet()));
		for (Submission one : rulings) {
			LocalizedText outcome = this.submissions.outcome(one)
				.orElse(LocalizedText.of(one.outcome(), one.outcome()));
			lines.add(with(
					RecordJson.line("what", RULING, "task_en", one.name().en(), "task_zh", one.name().zh(),
							"outcome_en", outcome.en(), "outcome_zh", outcome.zh(), "document", one.text("document"),
							"at", one.at(), "grounds", one.text("reasons"), "role", one.as()),
					deciders.containsKey(one.by()) ? deciders.get(one.by()).name() : null));
		}
		this.decisions.of(project.id())
			.ifPresent((end) -> lines
				.add(RecordJson.line("what", END, "status", end.status(), "document", end.documentNumber(), "at",
						end.servedAt(), "grounds", end.grounds(), "appeal_until", end.appealUntil())));
		return lines;
	}

	/** The postings, what the audit or the settlement found, and what was left. */
	private Map<String, Object> account(Project project) {
		Map<UUID, Integer> ordinals = this.payments.of(project)
			.stream()
			.collect(Collectors.toMap(Instalment::id, Instalment::ordinal));
		Map<String, Object> account = RecordJson.line("committed_fen",
				this.ledger.sum(project, Posting.Kind.COMMIT).fen(), "paid_fen",
				this.ledger.sum(project, Posting.Kind.PAY).fen(), "recovered_fen",
				this.ledger.sum(project, Posting.Kind.RECOVER).fen(), "returned_fen",
				this.ledger.sum(project, Posting.Kind.RETURN).fen(), "result", project.result());
		this.papers.balance(project)
			.ifPresent((balance) -> account.put("balance",
					RecordJson.line("paid_fen", balance.paid().fen(), "spent_fen", balance.spent().fen(),
							"reported_fen", balance.reported().fen(), "left_fen", balance.left().fen())));
		account.put("audits", answers(this.papers.audits(project.id())));
		account.put("postings", this.ledger.of(project)
			.stream()
			.map((one) -> RecordJson.line("at", one.postedAt(), "kind", one.kind(), "funder", one.funder(), "fen",
					one.amount().fen(), "instalment", ordinals.get(one.instalmentId()), "note", one.note()))
			.toList());
		return account;
	}

	private static Map<String, Object> with(Map<String, Object> line, LocalizedText name) {
		line.put("name_en", (name != null) ? name.en() : null);
		line.put("name_zh", (name != null) ? name.zh() : null);
		return line;
	}

}
