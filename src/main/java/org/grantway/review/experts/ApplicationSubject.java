package org.grantway.review.experts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.applications.ApplicationContent;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.documents.Files;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.review.PanelSubject;
import org.grantway.shared.LocalizedText;
import org.springframework.stereotype.Component;

/** Shows applications to reviewers and panels. */
@Component
class ApplicationSubject implements PanelSubject {

	private static final Set<String> NAME_FIELDS = Set.of("name", "name_en", "name_zh", "nameEn", "nameZh");

	private final Applications applications;

	private final Calls calls;

	private final Files files;

	ApplicationSubject(Applications applications, Calls calls, Files files) {
		this.applications = applications;
		this.calls = calls;
		this.files = files;
	}

	@Override
	public String caseType() {
		return "application";
	}

	@Override
	public Optional<Subject> find(UUID caseId) {
		return findAll(List.of(caseId)).stream().findFirst();
	}

	/** In a fixed number of queries. */
	@Override
	public List<Subject> findAll(Collection<UUID> caseIds) {
		Map<UUID, ApplicationView> found = this.applications.all(caseIds);
		Map<UUID, Map<String, Map<String, Object>>> contents = this.applications.contents(found.keySet());
		Map<UUID, Call> callsOf = this.calls
			.all(found.values().stream().map(ApplicationView::callId).collect(Collectors.toSet()));
		Set<String> slots = callsOf.values()
			.stream()
			.flatMap((call) -> ApplicationContent.filesToJudge(call).stream())
			.collect(Collectors.toSet());
		Map<UUID, List<Files.StoredFile>> files = slots.isEmpty() ? Map.of()
				: this.files.of(caseType(), found.keySet(), slots)
					.stream()
					.collect(Collectors.groupingBy((file) -> file.of().id()));
		return found.values()
			.stream()
			.map((one) -> subject(one, callsOf.get(one.callId()), contents.get(one.id()),
					files.getOrDefault(one.id(), List.of())))
			.toList();
	}

	@Override
	public Map<UUID, LocalizedText> titles(Set<UUID> caseIds) {
		return this.applications.all(caseIds)
			.values()
			.stream()
			.collect(Collectors.toMap(ApplicationView::id, ApplicationView::title));
	}

	private static Subject subject(ApplicationView application, Call call, Map<String, Map<String, Object>> content,
			List<Files.StoredFile> stored) {
		List<String> names = new ArrayList<>();
		content.forEach((section, fields) -> {
			if (section.contains("team")) {
				collectNames(fields, names);
			}
		});
		List<String> order = ApplicationContent.filesToJudge(call);
		List<UUID> files = stored.stream()
			.filter((file) -> order.contains(file.slot()))
			.sorted(Comparator.comparing((file) -> order.indexOf(file.slot())))
			.map(Files.StoredFile::id)
			.toList();
		return new Subject(application.asCase(), application.id(), application.title(), application.callId(),
				call.managingAgency(), application.host(), application.partners(), application.principalInvestigator(),
				application.team(), names, application.excludedReviewers(), application.field(), content, files);
	}

	/** People in the team's table who have no account are known by their names alone. */
	private static void collectNames(Object value, List<String> names) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, entry) -> {
				if (entry instanceof String name && NAME_FIELDS.contains(key) && !name.isBlank()) {
					names.add(name);
				}
				else {
					collectNames(entry, names);
				}
			});
		}
		else if (value instanceof Collection<?> rows) {
			rows.forEach((row) -> collectNames(row, names));
		}
	}

}
