package org.grantway.review.experts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

import org.grantway.applications.ApplicationContent;
import org.grantway.applications.ApplicationContent.SectionView;
import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.programmes.Calls;
import org.grantway.programmes.ReferenceData;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Names;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

	private final Calls calls;

	private final MessageSource messages;

	Reading(People people, Organisations organisations, ReferenceData reference, Files files,
			ApplicationContent content, Calls calls, MessageSource messages) {
		this.people = people;
		this.organisations = organisations;
		this.reference = reference;
		this.files = files;
		this.content = content;
		this.calls = calls;
		this.messages = messages;
	}

	/** Whether letter reviewers are not to know who applies. */
	public boolean isDoubleBlind(UUID callId) {
		return this.calls.require(callId).isDoubleBlind();
	}

	/** In brief for a letter reviewer: without names if the call is double-blind. */
	public Brief letterBrief(Subject subject) {
		return isDoubleBlind(subject.callId())
				? new Brief(subject.of().number(), subject.title(), null, List.of(), List.of(), field(subject), true)
				: brief(subject);
	}

	/**
	 * Enough to judge a conflict of interest: title, people and organisations. Who only
	 * helps to write and is not named in the team is none of it.
	 */
	public Brief brief(Subject subject) {
		List<String> named = subject.otherNames();
		List<LocalizedText> team = new ArrayList<>(this.people.all(new LinkedHashSet<>(subject.team()))
			.values()
			.stream()
			.map(People.PersonView::name)
			.filter((name) -> named.isEmpty() || named.stream().anyMatch((one) -> Names.matches(one, name)))
			.toList());
		LocalizedText leader = this.people.require(subject.principalInvestigator()).name();
		named.stream()
			.filter((name) -> !Names.matches(name, leader)
					&& team.stream().noneMatch((member) -> Names.matches(name, member)))
			.map((name) -> LocalizedText.of(name, name))
			.toList()
			.forEach(team::add);
		List<LocalizedText> units = new ArrayList<>();
		units.add(unit(subject.host()));
		subject.partners().forEach((code) -> units.add(unit(code)));
		return new Brief(subject.of().number(), subject.title(), leader, team, units, field(subject),
				subject.of().type().equals("application") && isDoubleBlind(subject.callId()));
	}

	private LocalizedText field(Subject subject) {
		return (subject.field() != null)
				? this.reference.field(subject.field()).map(ReferenceData.Field::name).orElse(null) : null;
	}

	private LocalizedText unit(String code) {
		return this.organisations.find(code)
			.map(Organisations.OrganisationView::name)
			.orElse(LocalizedText.of(code, code));
	}

	public List<StoredFile> files(Subject subject) {
		return subject.files().stream().map(this.files::require).toList();
	}

	/**
	 * The files for a letter reviewer: if names are hidden, those of the case alone, as
	 * page images and without their names.
	 */
	public List<StoredFile> letterFiles(Subject subject) {
		List<StoredFile> files = files(subject);
		if (!isDoubleBlind(subject.callId())) {
			return files;
		}
		List<StoredFile> unnamed = new ArrayList<>();
		for (StoredFile file : files.stream().filter(ApplicationContent::isOfTheCase).toList()) {
			String name = this.messages.getMessage("review.file", new Object[] { unnamed.size() + 1 },
					LocaleContextHolder.getLocale());
			unnamed.add(new StoredFile(file.id(), file.of(), file.slot(), name, file.mediaType(), file.size(),
					file.sha256(), null, file.at(), file.active(), file.scan()));
		}
		return unnamed;
	}

	/** What a letter reviewer reads. */
	public List<SectionView> letterContent(Subject subject) {
		return isDoubleBlind(subject.callId()) ? this.content.toJudgeUnnamed(subject.callId(), subject.content())
				: content(subject);
	}

	/** What the subject says, section by section. */
	public List<SectionView> content(Subject subject) {
		List<SectionView> content = new ArrayList<>(this.content.toJudge(subject.callId(), subject.content()));
		content.addAll(this.content.constructionPlan(subject.of().id()));
		return content;
	}

	/**
	 * A case in brief.
	 *
	 * @param leader null where names are hidden
	 * @param units host first, then partners
	 * @param blind whether letter review is double-blind
	 */
	public record Brief(String number, LocalizedText title, LocalizedText leader, List<LocalizedText> team,
			List<LocalizedText> units, LocalizedText field, boolean blind) {
	}

}
