package org.grantway.applications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationContent.FieldView;
import org.grantway.applications.ApplicationContent.SectionView;
import org.grantway.applications.content.SectionPlan;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;

/**
 * All versions of an application as they were submitted, and what changed from one to
 * another, for whoever may read the application: the applicant's side and its staff.
 */
@Service
@Transactional(readOnly = true)
class ApplicationVersions {

	static final String KIND = "application";

	private final GrantApplications applications;

	private final SubmissionReceipts receipts;

	private final ApplicationAccess access;

	private final ApplicationContent content;

	private final FrozenDocuments documents;

	private final Calls calls;

	ApplicationVersions(GrantApplications applications, SubmissionReceipts receipts, ApplicationAccess access,
			ApplicationContent content, FrozenDocuments documents, Calls calls) {
		this.applications = applications;
		this.receipts = receipts;
		this.access = access;
		this.content = content;
		this.documents = documents;
		this.calls = calls;
	}

	/** All versions, the newest first. */
	VersionsPage list(String number, Actor actor) {
		GrantApplication application = readable(number, actor);
		List<Version> versions = new ArrayList<>(versions(application).values());
		Collections.reverse(versions);
		return new VersionsPage(application.view(), this.calls.require(application.callId()), versions,
				this.access.isOwn(application, actor));
	}

	/** One version as it was submitted, with the files that lay there then. */
	VersionPage read(String number, int version, Actor actor) {
		GrantApplication application = readable(number, actor);
		Call call = this.calls.require(application.callId());
		FrozenDocument document = document(application, version);
		return new VersionPage(application.view(), call, document.title(), versions(application).get(version),
				sections(call, document));
	}

	/** One version as it was frozen. */
	FrozenDocument document(String number, int version, Actor actor) {
		return document(readable(number, actor), version);
	}

	/** What changed between two versions; only what differs. */
	ComparePage compare(String number, int from, int to, Actor actor) {
		GrantApplication application = readable(number, actor);
		Call call = this.calls.require(application.callId());
		Map<Integer, Version> versions = versions(application);
		int older = Math.min(from, to);
		int newer = Math.max(from, to);
		List<SectionView> was = sections(call, document(application, older));
		List<SectionView> is = sections(call, document(application, newer));
		return new ComparePage(application.view(), versions.get(older), versions.get(newer),
				List.copyOf(versions.values()), changes(was, is));
	}

	private List<SectionView> sections(Call call, FrozenDocument document) {
		return this.content.frozen(call, SectionPlan.all(call), document)
			.stream()
			.filter((section) -> section.fields().stream().anyMatch((field) -> !field.isEmpty()))
			.toList();
	}

	private static List<SectionChange> changes(List<SectionView> was, List<SectionView> is) {
		Map<String, SectionView> before = byKey(was);
		Map<String, SectionView> after = byKey(is);
		List<SectionChange> changes = new ArrayList<>();
		Set<String> keys = new LinkedHashSet<>(before.keySet());
		keys.addAll(after.keySet());
		for (String key : keys) {
			Map<String, FieldView> old = fields(before.get(key));
			Map<String, FieldView> now = fields(after.get(key));
			Set<String> names = new LinkedHashSet<>(old.keySet());
			names.addAll(now.keySet());
			List<FieldChange> changed = new ArrayList<>();
			for (String name : names) {
				String oldText = old.containsKey(name) ? old.get(name).lines() : "";
				String newText = now.containsKey(name) ? now.get(name).lines() : "";
				if (!oldText.equals(newText)) {
					changed.add(new FieldChange(now.getOrDefault(name, old.get(name)).label(),
							TextDifference.of(oldText, newText)));
				}
			}
			if (!changed.isEmpty()) {
				SectionView one = after.containsKey(key) ? after.get(key) : before.get(key);
				changes.add(new SectionChange(one.titleKey(), changed));
			}
		}
		return changes;
	}

	private static Map<String, SectionView> byKey(List<SectionView> sections) {
		Map<String, SectionView> map = new LinkedHashMap<>();
		sections.forEach((section) -> map.put(section.key(), section));
		return map;
	}

	private static Map<String, FieldView> fields(SectionView section) {
		Map<String, FieldView> map = new LinkedHashMap<>();
		if (section != null) {
			section.fields().forEach((field) -> map.put(field.name(), field));
		}
		return map;
	}

	private FrozenDocument document(GrantApplication application, int version) {
		return this.documents.versions(application.asCase(), KIND)
			.stream()
			.filter((document) -> document.version() == version)
			.findFirst()
			.orElseThrow(() -> new NotFound("version " + version + " of " + application.number()));
	}

	private Map<Integer, Version> versions(GrantApplication application) {
		Map<Integer, Version> versions = new LinkedHashMap<>();
		this.receipts.findByApplicationIdOrderByDocumentVersion(application.id())
			.stream()
			.map(SubmissionReceipt::view)
			.forEach((receipt) -> versions.put(receipt.version(),
					new Version(receipt.version(), receipt.submittedAt(), receipt.number(), receipt.sha256())));
		return versions;
	}

	private GrantApplication readable(String number, Actor actor) {
		return this.applications.findByCaseNumber(number)
			.filter((found) -> this.access.mayRead(found, actor))
			.orElseThrow(() -> new NotFound("application " + number));
	}

	/**
	 * A version as it was submitted.
	 *
	 * @param sha256 of its frozen text, in hexadecimal
	 */
	record Version(int number, Instant at, String receipt, String sha256) {

	}

	/**
	 * @param own whether the reader belongs to the applicant's side
	 */
	record VersionsPage(ApplicationView application, Call call, List<Version> versions, boolean own) {

	}

	record VersionPage(ApplicationView application, Call call, LocalizedText title, Version version,
			List<SectionView> sections) {

	}

	record ComparePage(ApplicationView application, Version older, Version newer, List<Version> versions,
			List<SectionChange> changes) {

	}

	record SectionChange(String titleKey, List<FieldChange> fields) {

	}

	record FieldChange(String label, TextDifference difference) {

	}

}
