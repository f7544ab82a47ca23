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
import org.grantway.identity.People.PersonView;
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
		return of(List.of(subject), leading).get(subject.of().id());
	}

	/**
	 * What several cases of one kind concern, by their ids, in a fixed number of queries.
	 */
	public Map<UUID, Concern> of(String caseType, Collection<UUID> caseIds, Map<UUID, Set<UUID>> leading) {
		return of(owner(caseType).map((kind) -> kind.findAll(caseIds)).orElse(List.of()), leading);
	}

	private Map<UUID, Concern> of(List<Subject> subjects, Map<UUID, Set<UUID>> leading) {
		Set<String> codes = new HashSet<>();
		Set<UUID> ids = new HashSet<>();
		subjects.forEach((subject) -> {
			codes.addAll(codes(subject));
			ids.addAll(ids(subject));
		});
		Map<String, OrganisationView> units = this.organisations.all(codes);
		Map<UUID, PersonView> persons = this.people.all(ids);
		return subjects.stream()
			.collect(Collectors.toMap((subject) -> subject.of().id(),
					(subject) -> of(subject, leading, units, persons)));
	}

	private Concern of(Subject subject, Map<UUID, Set<UUID>> leading, Map<String, OrganisationView> units,
			Map<UUID, PersonView> persons) {
		Set<UUID> own = Set.of(subject.of().id());
		Set<UUID> rivals = leading.entrySet()
			.stream()
			.filter((entry) -> !own.containsAll(entry.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		return new Concern(subject.of().id(), subject.field(), organisations(subject, units), people(subject, persons),
				new LinkedHashSet<>(subject.excludedReviewers()), rivals, Times.dayOf(Instant.now(this.clock)));
	}

	private static Set<String> codes(Subject subject) {
		Set<String> codes = new LinkedHashSet<>(subject.partners());
		codes.add(subject.host());
		return codes;
	}

	private static Set<UUID> ids(Subject subject) {
		Set<UUID> ids = new LinkedHashSet<>(subject.team());
		ids.add(subject.principalInvestigator());
		return ids;
	}

	private static Map<String, LocalizedText> organisations(Subject subject, Map<String, OrganisationView> known) {
		Map<String, LocalizedText> names = new LinkedHashMap<>();
		codes(subject).forEach((code) -> names.put(code,
				known.containsKey(code) ? known.get(code).name() : LocalizedText.of(code, code)));
		return names;
	}

	private static Map<UUID, LocalizedText> people(Subject subject, Map<UUID, PersonView> known) {
		Map<UUID, LocalizedText> names = new LinkedHashMap<>();
		ids(subject).stream().filter(known::containsKey).forEach((id) -> names.put(id, known.get(id).name()));
		subject.otherNames()
			.forEach((name) -> names.put(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
					LocalizedText.of(name, name)));
		return names;
	}

}
