package org.grantway.projects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.Applications;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;

/**
 * What goes into a project's archive: every frozen document of the application and of the
 * project and the records of both, by their hashes.
 */
@Component
@Transactional(readOnly = true)
class ArchivePackage {

	static final String KIND = "archive-package";

	/** The parts of an archive of science and technology, in their order. */
	private static final List<String> GROUPS = List.of("application", "process", "evaluation", "results");

	private final FrozenDocuments documents;

	private final Applications applications;

	private final ProgressReportRepository reports;

	ArchivePackage(FrozenDocuments documents, Applications applications, ProgressReportRepository reports) {
		this.documents = documents;
		this.applications = applications;
		this.reports = reports;
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
		items.sort(Comparator.comparing((Item one) -> GROUPS.indexOf(one.group())));
		return items;
	}

	/** One document of the package, as it was frozen. */
	FrozenDocument document(Project project, UUID id) {
		return items(project).stream()
			.filter((one) -> one.id().equals(id))
			.findFirst()
			.map((one) -> this.documents.require(one.id()))
			.orElseThrow(() -> new NotFound("document " + id + " in the archive of " + project.number()));
	}

	private static Item item(String group, FrozenDocument one) {
		return new Item(one.id(), group, one.kind(), one.title(), one.version(), one.sha256(), one.frozenAt(),
				one.isTitledAsCase());
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
	 * @param group application, process, evaluation or results
	 * @param kind what kind of document it is
	 * @param titledAsCase whether its title does not say what it is
	 */
	record Item(UUID id, String group, String kind, LocalizedText title, int version, String sha256, Instant frozenAt,
			boolean titledAsCase) {

	}

}
