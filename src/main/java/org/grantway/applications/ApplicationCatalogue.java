package org.grantway.applications;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.documents.FrozenDocuments;
import org.grantway.forms.Submissions;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;

/**
 * Applications as other modules read them.
 */
@Service
@Transactional(readOnly = true)
class ApplicationCatalogue implements Applications {

	private final GrantApplications applications;

	private final ApplicationSections sections;

	private final ApplicationDrafts drafts;

	private final FrozenDocuments documents;

	private final SectionJson json;

	private final Submissions submissions;

	private final RegionalHosts hosts;

	private final Calls calls;

	ApplicationCatalogue(GrantApplications applications, ApplicationSections sections, ApplicationDrafts drafts,
			FrozenDocuments documents, SectionJson json, Submissions submissions, RegionalHosts hosts, Calls calls) {
		this.hosts = hosts;
		this.calls = calls;
		this.submissions = submissions;
		this.drafts = drafts;
		this.applications = applications;
		this.sections = sections;
		this.documents = documents;
		this.json = json;
	}

	@Override
	@Transactional
	public String start(String callCode, Actor actor) {
		return this.drafts.start(callCode, actor);
	}

	@Override
	public ApplicationView require(UUID id) {
		return entity(id).view();
	}

	@Override
	public Optional<ApplicationView> byNumber(String number) {
		return this.applications.findByCaseNumber(number).map(GrantApplication::view);
	}

	@Override
	public Map<UUID, ApplicationView> all(Collection<UUID> ids) {
		Map<UUID, ApplicationView> all = new LinkedHashMap<>();
		this.applications.findAllById(ids).forEach((application) -> all.put(application.id(), application.view()));
		return all;
	}

	@Override
	public Map<UUID, Long> countByCall() {
		Map<UUID, Long> counts = new LinkedHashMap<>();
		this.applications.countByCall().forEach((row) -> counts.put((UUID) row[0], (Long) row[1]));
		return counts;
	}

	@Override
	public List<Figures> figures(UUID callId) {
		return this.applications.figures(callId)
			.stream()
			.map((row) -> new Figures(row.getStatus(), row.getSubmitted() > 0, row.getHowMany(),
					new Money(row.getRequested())))
			.toList();
	}

	@Override
	public Map<UUID, String> numbers(UUID callId) {
		Map<UUID, String> numbers = new LinkedHashMap<>();
		this.applications.numbers(callId).forEach((row) -> numbers.put((UUID) row[0], (String) row[1]));
		return numbers;
	}

	@Override
	public Set<UUID> in(UUID callId, Set<ApplicationStatus> statuses) {
		return this.applications.idsIn(callId, statuses);
	}

	@Override
	public Set<String> submittedFrom(UUID callId) {
		return this.applications.hostsOfSubmitted(callId);
	}

	@Override
	public Map<UUID, Set<UUID>> leading(UUID callId, Set<UUID> people) {
		if (people.isEmpty()) {
			return Map.of();
		}
		return this.applications.leading(callId, people, ApplicationStatus.ENDS)
			.stream()
			.collect(Collectors.groupingBy((row) -> (UUID) row[0],
					Collectors.mapping((row) -> (UUID) row[1], Collectors.toSet())));
	}

	@Override
	public CaseRef caseOf(UUID id) {
		return entity(id).asCase();
	}

	@Override
	public List<String> hosts(UUID id) {
		GrantApplication application = entity(id);
		return this.hosts.of(application, this.calls.require(application.callId()));
	}

	@Override
	public Map<UUID, Money> assessed(Collection<UUID> ids) {
		Map<UUID, Money> assessed = new LinkedHashMap<>();
		this.submissions.latest(ids, "Task_AssessBudget")
			.forEach((id, answer) -> Money.read(answer.text("assessed_amount"))
				.ifPresent((amount) -> assessed.put(id, amount)));
		return assessed;
	}

	@Override
	public Map<String, Map<String, Object>> content(UUID id) {
		return contents(List.of(entity(id).id())).get(id);
	}

	@Override
	public Map<UUID, Map<String, Map<String, Object>>> contents(Collection<UUID> ids) {
		Map<UUID, Map<String, Map<String, Object>>> contents = new LinkedHashMap<>();
		List<GrantApplication> found = this.applications.findAllById(ids);
		Map<UUID, String> frozen = this.documents
			.contents(found.stream().map(GrantApplication::documentId).filter(Objects::nonNull).toList());
		for (GrantApplication one : found) {
			contents.put(one.id(),
					(one.documentId() != null) ? this.json.sectionsOf(frozen.get(one.documentId())) : new TreeMap<>());
		}
		this.sections
			.findByApplicationIdIn(
					found.stream().filter((one) -> one.documentId() == null).map(GrantApplication::id).toList())
			.forEach((section) -> contents.get(section.applicationId())
				.put(section.sectionKey(), this.json.read(section.content())));
		return contents;
	}

	private GrantApplication entity(UUID id) {
		return this.applications.findById(id).orElseThrow(() -> new NotFound("application " + id));
	}

}
