package org.grantway.review.experts;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.documents.Readable.Part;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.review.PanelSubject;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotFound;
import org.grantway.shared.Times;
import org.springframework.stereotype.Component;

/** Finds out whom and what a judgement concerns. */
@Component
public class Concerns {

	private final List<PanelSubject> subjects;

	private final People people;

	private final Organisations organisations;

	private final Clock clock;

	Concerns(List<PanelSubject> subjects, People people, Organisations organisations, Clock clock) {
		this.subjects = subjects;
		this.people = people;
		this.organisations = organisations;
		this.clock = clock;
	}

	/** The titles of cases, by their ids. */
	public Map<UUID, LocalizedText> titles(Collection<CaseRef> cases) {
		Map<UUID, LocalizedText> titles = new LinkedHashMap<>();
		for (PanelSubject kind : this.subjects) {
			titles.putAll(kind.titles(cases.stream()
				.filter((of) -> of.type().equals(kind.caseType()))
				.map(CaseRef::id)
				.collect(Collectors.toSet())));
		}
		return titles;
	}

	public Subject subject(String caseType, UUID caseId) {
		return owner(caseType).flatMap((candidate) -> candidate.find(caseId))
			.orElseThrow(() -> new NotFound(caseType + " " + caseId));
	}

	/** Results that the process of the case takes no more. */
	public Set<String> closedResults(CaseRef of, String purpose) {
		return owner(of.type()).map((candidate) -> candidate.closedResults(of.id(), purpose)).orElse(Set.of());
	}

	/** What the case has said of itself, for the panel. */
	public List<Part> papers(CaseRef of, Locale locale) {
		return owner(of.type()).map((candidate) -> candidate.papers(of.id(), locale)).orElse(List.of());
	}

	private Optional<PanelSubject> owner(String caseType) {
		return this.subjects.stream().filter((candidate) -> candidate.caseType().equals(caseType)).findFirst();
	}

	/**
	 * @param leading those of the pool who lead an open application of the subject's
	 * call, and the ids of what they lead
	 */
	public Concern of(Subject subject, Map<UUID, Set<UUID>> leading) {
		Set<UUID> own = Set.of(subject.of().id());
		Set<UUID> rivals = leading.entrySet()
			.stream()
			.filter((entry) -> !own.containsAll(entry.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		return new Concern(subject.of().id(), subject.field(), organisations(subject), people(subject),
				new LinkedHashSet<>(subject.excludedReviewers()), rivals, Times.dayOf(Instant.now(this.clock)));
	}

	private Map<String, LocalizedText> organisations(Subject subject) {
		Set<String> codes = new LinkedHashSet<>(subject.partners());
		codes.add(subject.host());
		Map<String, LocalizedText> names = new LinkedHashMap<>();
		Map<String, OrganisationView> known = this.organisations.all(codes);
		codes.forEach((code) -> names.put(code,
				known.containsKey(code) ? known.get(code).name() : LocalizedText.of(code, code)));
		return names;
	}

	private Map<UUID, LocalizedText> people(Subject subject) {
		Set<UUID> ids = new HashSet<>(subject.team());
		ids.add(subject.principalInvestigator());
		Map<UUID, LocalizedText> names = new LinkedHashMap<>();
		this.people.all(ids).forEach((id, person) -> names.put(id, person.name()));
		subject.otherNames()
			.forEach((name) -> names.put(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
					LocalizedText.of(name, name)));
		return names;
	}

}
