package org.grantway.review.experts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.grantway.applications.ApplicationContent;
import org.grantway.applications.ApplicationContent.SectionView;
import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.shared.LocalizedText;
import org.springframework.stereotype.Component;

/**
 * Makes a case readable for those who judge it: who and what it is in brief, and its
 * content without what is none of a judge's business.
 */
@Component
public class Reading {

	private final People people;

	private final Organisations organisations;

	private final ReferenceData reference;

	private final Files files;

	private final ApplicationContent content;

	Reading(People people, Organisations organisations, ReferenceData reference, Files files,
			ApplicationContent content) {
		this.people = people;
		this.organisations = organisations;
		this.reference = reference;
		this.files = files;
		this.content = content;
	}

	/** Enough to judge a conflict of interest: title, people and organisations. */
	public Brief brief(Subject subject) {
		List<LocalizedText> team = new ArrayList<>(this.people.all(new LinkedHashSet<>(subject.team()))
			.values()
			.stream()
			.map(People.PersonView::name)
			.toList());
		LocalizedText leader = this.people.require(subject.principalInvestigator()).name();
		subject.otherNames()
			.stream()
			.map((name) -> LocalizedText.of(name, name))
			.filter((name) -> !team.contains(name) && !Names.matches(name.en(), leader))
			.forEach(team::add);
		List<LocalizedText> units = new ArrayList<>();
		units.add(unit(subject.host()));
		subject.partners().forEach((code) -> units.add(unit(code)));
		LocalizedText field = (subject.field() != null)
				? this.reference.field(subject.field()).map(ReferenceData.Field::name).orElse(null) : null;
		return new Brief(subject.of().number(), subject.title(), leader, team, units, field);
	}

	private LocalizedText unit(String code) {
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.orElse(LocalizedText.of(code, code));
	}

	public List<StoredFile> files(Subject subject) {
		return subject.files().stream().map(this.files::require).toList();
	}

	/** What the subject says, section by section. */
	public List<SectionView> content(Subject subject) {
		return this.content.toJudge(subject.callId(), subject.content());
	}

	/**
	 * A case in brief.
	 *
	 * @param units host first, then partners
	 */
	public record Brief(String number, LocalizedText title, LocalizedText leader, List<LocalizedText> team,
			List<LocalizedText> units, LocalizedText field) {
	}

}
