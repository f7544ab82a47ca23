package org.grantway.projects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.Applications;
import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.ScanState;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;

/**
 * What goes into a project's archive: every frozen document of the application and of the
 * project, the records of both, and the files that were handed in with them, by their
 * hashes.
 */
@Component
@Transactional(readOnly = true)
class ArchivePackage {

	static final String KIND = "archive-package";

	private static final String FILE = "file";

	/** How the slot of a document begins that a call asks for. */
	private static final String ATTACHMENT = "attachment-";

	/** The parts of an archive of science and technology, in their order. */
	private static final List<String> GROUPS = List.of("application", "process", "evaluation", "results");

	private final FrozenDocuments documents;

	private final Applications applications;

	private final ProgressReportRepository reports;

	private final Files files;

	private final Submissions submissions;

	private final MessageSource messages;

	ArchivePackage(FrozenDocuments documents, Applications applications, ProgressReportRepository reports, Files files,
			Submissions submissions, MessageSource messages) {
		this.messages = messages;
		this.documents = documents;
		this.applications = applications;
		this.reports = reports;
		this.files = files;
		this.submissions = submissions;
	}

	List<Item> items(Project project) {
		List<Item> items = new ArrayList<>();
		CaseRef application = this.applications.caseOf(project.applicationId());
		for (String kind : List.of("application", "framework-agreement")) {
			this.documents.versions(application, kind).forEach((one) -> items.add(item("application", one)));
		}
		if (project.taskBook() != null) {
			items.add(item("application", this.documents.require(project.taskBook())));
		}
		this.reports.findByProjectIdOrderByNumberInProject(project.id())
			.forEach((report) -> this.documents.latest(project.asCase(), Reports.kind(report.number()))
				.ifPresent((one) -> items.add(item("process", one))));
		for (int cycle = 1; this.documents.latest(project.asCase(), Evaluations.kind(cycle)).isPresent(); cycle++) {
			items.add(item("evaluation", this.documents.latest(project.asCase(), Evaluations.kind(cycle)).get()));
		}
		for (String kind : List.of(CaseRecords.HISTORY, CaseRecords.ANSWERS)) {
			this.documents.latest(application, kind).ifPresent((one) -> items.add(item("application", one)));
			this.documents.latest(project.asCase(), kind).ifPresent((one) -> items.add(item("process", one)));
		}
		for (String kind : List.of(CaseRecords.FINDINGS, CaseRecords.DECISIONS)) {
			this.documents.latest(project.asCase(), kind).ifPresent((one) -> items.add(item("evaluation", one)));
		}
		this.documents.latest(project.asCase(), CaseRecords.ACCOUNT)
			.ifPresent((one) -> items.add(item("results", one)));
		items.addAll(files(application, (task) -> "application"));
		items.addAll(files(project.asCase(), ArchivePackage::group));
		items.sort(Comparator.comparing((Item one) -> GROUPS.indexOf(one.group())));
		return items;
	}

	/** The files of a case, each with what was done when it was handed in. */
	private List<Item> files(CaseRef of, UnaryOperator<String> group) {
		Map<UUID, Submission> handedIn = new HashMap<>();
		Map<UUID, LocalizedText> labels = new HashMap<>();
		for (Submission answers : this.submissions.ofCase(of.id())) {
			labels(answers, Locale.ENGLISH).forEach((file, label) -> {
				handedIn.put(file, answers);
				labels.put(file, new LocalizedText(label, label));
			});
			labels(answers, Locale.SIMPLIFIED_CHINESE).forEach((file, label) -> labels.computeIfPresent(file,
					(one, english) -> new LocalizedText(english.en(), label)));
		}
		return this.files.of(of).stream().map((file) -> {
			Submission answers = handedIn.get(file.id());
			LocalizedText what = (answers != null)
					? LocalizedText.of(answers.name().en() + ": " + labels.get(file.id()).en(),
							answers.name().zh() + "：" + labels.get(file.id()).zh())
					: LocalizedText.of(slot(file, Locale.ENGLISH), slot(file, Locale.SIMPLIFIED_CHINESE));
			LocalizedText title = LocalizedText.of(file.name() + " (" + what.en() + ")",
					file.name() + "（" + what.zh() + "）");
			return new Item(file.id(), group.apply((answers != null) ? answers.task() : ""), FILE, title, 1,
					file.sha256(), file.at(), false, file.scan());
		}).toList();
	}

	/** Under which question of a form each file was handed in. */
	private Map<UUID, String> labels(Submission answers, Locale locale) {
		Map<UUID, String> labels = new HashMap<>();
		this.submissions.inWords(answers, locale)
			.forEach((line) -> line.files().forEach((file) -> labels.put(file, line.label())));
		return labels;
	}

	/**
	 * What a file is that was handed in with no form: a document that the call asks for,
	 * or a scan.
	 */
	private String slot(StoredFile file, Locale locale) {
		String key = file.slot().startsWith(ATTACHMENT)
				? "programmes.document." + file.slot().substring(ATTACHMENT.length()) : "field.slot." + file.slot();
		return this.messages.getMessage(key, null, this.messages.getMessage("projects.archive.file", null, locale),
				locale);
	}

	private static String group(String task) {
		return ProjectPapers.AUDITED.contains(task) ? "results" : "process";
	}

	/** One document of the package, as it was frozen. */
	FrozenDocument document(Project project, UUID id) {
		return items(project).stream()
			.filter((one) -> one.id().equals(id) && !one.isFile())
			.findFirst()
			.map((one) -> this.documents.require(one.id()))
			.orElseThrow(() -> new NotFound("document " + id + " in the archive of " + project.number()));
	}

	private static Item item(String group, FrozenDocument one) {
		return new Item(one.id(), group, one.kind(), one.title(), one.version(), one.sha256(), one.frozenAt(),
				one.isTitledAsCase(), null);
	}

	/** One line for each document; its own hash makes any change to it show. */
	String manifest(Project project) {
		StringBuilder text = new StringBuilder(project.number()).append(System.lineSeparator());
		items(project).forEach((one) -> text.append(one.sha256())
			.append("  ")
			.append(one.title().en())
			.append(" v")
			.append(one.version())
			.append(System.lineSeparator()));
		return text.toString().replace("\r\n", "\n");
	}

	/**
	 * A frozen document, or a file.
	 *
	 * @param group application, process, evaluation or results
	 * @param kind what kind of document it is; {@code file} for a file as it was handed
	 * in
	 * @param titledAsCase whether its title does not say what it is
	 * @param scan what is known of malware in a file; null for a document
	 */
	record Item(UUID id, String group, String kind, LocalizedText title, int version, String sha256, Instant frozenAt,
			boolean titledAsCase, ScanState scan) {

		/** Whether it is a file that nobody here can open, or not yet. */
		public boolean isClosed() {
			return this.scan != null && !this.scan.isOpen();
		}

		public boolean isFile() {
			return this.kind.equals(FILE);
		}

	}

}
