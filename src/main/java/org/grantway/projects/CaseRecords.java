package org.grantway.projects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.springframework.stereotype.Component;

import org.grantway.applications.Applications;
import org.grantway.audit.Journal;
import org.grantway.audit.Journal.Recorded;
import org.grantway.documents.FrozenDocuments;
import org.grantway.forms.Submissions;
import org.grantway.review.ReviewResults;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * Freezes for the archive what is no document of its own: the history of the application
 * and of the project, every form that was answered, what reviews and panels found, and
 * the account. Origin, process and time of a case stand in them, as the Archives Law asks
 * of an archive.
 */
@Component
class CaseRecords {

	static final String HISTORY = "record-history";

	static final String ANSWERS = "record-answers";

	static final String FINDINGS = "record-findings";

	static final String ACCOUNT = "record-account";

	private final ObjectMapper json = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.addModule(new JavaTimeModule())
		.build();

	private final FrozenDocuments documents;

	private final Journal journal;

	private final Submissions submissions;

	private final ReviewResults results;

	private final Ledger ledger;

	private final Applications applications;

	CaseRecords(FrozenDocuments documents, Journal journal, Submissions submissions, ReviewResults results,
			Ledger ledger, Applications applications) {
		this.documents = documents;
		this.journal = journal;
		this.submissions = submissions;
		this.results = results;
		this.ledger = ledger;
		this.applications = applications;
	}

	/** Freezes the records as they stand now. */
	void freeze(Project project) {
		CaseRef application = this.applications.caseOf(project.applicationId());
		for (CaseRef of : List.of(application, project.asCase())) {
			freeze(of, ANSWERS, title("Answered forms of ", "表单填报记录 ", of), answers(of));
		}
		freeze(project.asCase(), FINDINGS, title("Reviews and panels of ", "评审结果记录 ", project.asCase()),
				findings(project));
		freeze(project.asCase(), ACCOUNT, title("Account of ", "经费台账 ", project.asCase()), account(project));
		for (CaseRef of : List.of(application, project.asCase())) {
			freeze(of, HISTORY, title("History of ", "办理过程 ", of), history(of));
		}
	}

	private static LocalizedText title(String english, String chinese, CaseRef of) {
		return new LocalizedText(english + of.number(), chinese + of.number());
	}

	private void freeze(CaseRef of, String kind, LocalizedText title, List<Map<String, Object>> lines) {
		String content = write(lines);
		boolean known = this.documents.latest(of, kind).filter((last) -> last.content().equals(content)).isPresent();
		if (!known) {
			this.documents.freeze(of, kind, title, content, List.of(), Actor.SYSTEM);
		}
	}

	private List<Map<String, Object>> history(CaseRef of) {
		List<Recorded> events = new ArrayList<>(this.journal.of(of.type(), of.id()));
		Collections.reverse(events);
		return events.stream()
			.map((event) -> line("number", event.counter(), "at", event.at(), "action", event.action(), "person",
					event.actor(), "name_en", event.nameEn(), "name_zh", event.nameZh(), "role", event.as(), "reason",
					event.reason(), "before", event.before(), "after", event.after(), "commitment", event.commitment()))
			.toList();
	}

	private List<Map<String, Object>> answers(CaseRef of) {
		return this.submissions.all(of.id())
			.stream()
			.map((one) -> line("task", one.task(), "part", one.itemKey(), "form", one.form(), "form_version",
					one.formVersion(), "outcome", one.outcome(), "person", one.by(), "role", one.as(), "at", one.at(),
					"answers", one.answers()))
			.toList();
	}

	private List<Map<String, Object>> findings(Project project) {
		List<Map<String, Object>> lines = new ArrayList<>();
		this.results.letters(project.applicationId())
			.ifPresent((letters) -> lines.add(line("what", "letter-review", "invited", letters.invited(), "valid",
					letters.valid(), "mean", letters.mean(), "spread", letters.spread(), "rank", letters.rank())));
		Stream
			.concat(Stream.of("defence", "argumentation").map((one) -> Map.entry(one, project.applicationId())),
					Stream.of("mid-term", "acceptance", "evaluation").map((one) -> Map.entry(one, project.id())))
			.flatMap((one) -> this.results.panel(one.getValue(), one.getKey()).stream())
			.forEach((panel) -> lines.add(line("what", panel.purpose(), "invited", panel.invited(), "present",
					panel.present(), "yes", panel.yes(), "no", panel.no(), "abstain", panel.abstain(), "result",
					panel.result(), "conclusion", panel.conclusion(), "at", panel.at())));
		return lines;
	}

	private List<Map<String, Object>> account(Project project) {
		return this.ledger.of(project)
			.stream()
			.map((one) -> line("at", one.postedAt(), "kind", one.kind(), "funder", one.funder(), "fen",
					one.amount().fen(), "instalment", one.instalmentId(), "note", one.note()))
			.toList();
	}

	private static Map<String, Object> line(Object... namesAndValues) {
		Map<String, Object> line = new LinkedHashMap<>();
		for (int at = 0; at < namesAndValues.length; at += 2) {
			Object value = namesAndValues[at + 1];
			boolean plain = value == null || value instanceof Number || value instanceof Map;
			line.put((String) namesAndValues[at], plain ? value : text(value));
		}
		return line;
	}

	private static String text(Object value) {
		return (value instanceof Instant at) ? at.toString() : value.toString();
	}

	private String write(List<Map<String, Object>> lines) {
		try {
			return this.json.writeValueAsString(lines);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
