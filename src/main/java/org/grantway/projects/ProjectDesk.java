package org.grantway.projects;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.OrganisationNames;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.SearchTerms;
import org.grantway.web.Formats;
import org.grantway.workflow.CaseDesk;

/**
 * Tells the engine's side and the history about projects.
 */
@Component
@Transactional
class ProjectDesk implements CaseDesk {

	private final ProjectRepository projects;

	private final Delivery delivery;

	private final ProjectAccess access;

	private final Calls calls;

	private final OrganisationNames organisations;

	private final Formats formats;

	ProjectDesk(ProjectRepository projects, Delivery delivery, ProjectAccess access, Calls calls,
			OrganisationNames organisations, Formats formats) {
		this.projects = projects;
		this.delivery = delivery;
		this.access = access;
		this.calls = calls;
		this.organisations = organisations;
		this.formats = formats;
	}

	@Override
	public String caseType() {
		return Project.CASE_TYPE;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<CaseBrief> brief(UUID caseId, Actor reader) {
		return this.projects.findById(caseId).map((project) -> brief(project, reader));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, CaseBrief> briefs(Collection<UUID> caseIds, Actor reader) {
		return this.projects.findAllById(caseIds)
			.stream()
			.collect(Collectors.toMap(Project::id, (project) -> brief(project, reader)));
	}

	@Override
	@Transactional(readOnly = true)
	public Page<CaseBrief> search(Wanted wanted, Actor reader, Pageable page) {
		return this.projects
			.search(SearchTerms.containing(wanted.text()), SearchTerms.ids(wanted.people()),
					SearchTerms.codes(wanted.organisations()), reader.personId(), reader.holds(Role.INSPECTOR),
					SearchTerms.codes(ProjectAccess.hosts(reader)), SearchTerms.codes(ProjectAccess.offices(reader)),
					SearchTerms.codes(ProjectAccess.regions(reader)), page)
			.map((project) -> brief(project, reader));
	}

	private CaseBrief brief(Project project, Actor reader) {
		return new CaseBrief(project.asCase(), project.title(), "/projects/" + project.number(),
				(reader != null && this.access.isOwn(project, reader)) ? project.status().labelKey()
						: project.status().staffLabelKey(),
				List.of(new Line("projects.award", this.formats.money(project.award())),
						new Line("projects.host", this.formats.text(this.organisations.of(project.host()))),
						new Line("projects.term",
								this.formats.day(project.startsOn()) + " – " + this.formats.day(project.endsOn()))));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<String> callOf(UUID caseId) {
		return this.projects.findById(caseId).map((project) -> this.calls.require(project.callId()).code());
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<CaseRef> byNumber(String number, Actor reader) {
		return this.projects.findByNumber(number)
			.filter((project) -> historyAccess(project.id(), reader) != HistoryAccess.NONE)
			.map(Project::asCase);
	}

	@Override
	@Transactional(readOnly = true)
	public HistoryAccess historyAccess(UUID caseId, Actor reader) {
		Project project = this.projects.findById(caseId).orElse(null);
		if (project == null || reader == null) {
			return HistoryAccess.NONE;
		}
		if (reader.holds(Role.INSPECTOR)) {
			return HistoryAccess.FULL;
		}
		if (this.access.isStaff(project, reader) || this.access.isRegion(project, reader)) {
			return HistoryAccess.STAFF;
		}
		if (this.access.isOwn(project, reader)) {
			return HistoryAccess.CASE;
		}
		return this.access.isAdministrator(reader) ? HistoryAccess.MASKED : HistoryAccess.NONE;
	}

	@Override
	public void entered(UUID caseId, String stage) {
		this.delivery.become(caseId, ProjectStatus.valueOf(stage));
	}

	@Override
	@Transactional(readOnly = true)
	public String status(UUID caseId) {
		return this.delivery.require(caseId).status().name();
	}

}
