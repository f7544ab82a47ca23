package org.grantway.projects;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.SearchTerms;
import org.grantway.shared.Times;
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

	private final Organisations organisations;

	private final Formats formats;

	private final MessageSource messages;

	ProjectDesk(ProjectRepository projects, Delivery delivery, ProjectAccess access, Calls calls,
			Organisations organisations, Formats formats, MessageSource messages) {
		this.organisations = organisations;
		this.formats = formats;
		this.messages = messages;
		this.projects = projects;
		this.delivery = delivery;
		this.access = access;
		this.calls = calls;
	}

	@Override
	public String caseType() {
		return Project.CASE_TYPE;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<CaseBrief> brief(UUID caseId, Actor reader) {
		return Optional.ofNullable(briefs(List.of(caseId), reader).get(caseId));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, CaseBrief> briefs(Collection<UUID> caseIds, Actor reader) {
		return briefs(this.projects.findAllById(caseIds), reader).stream()
			.collect(Collectors.toMap((brief) -> brief.of().id(), Function.identity()));
	}

	@Override
	@Transactional(readOnly = true)
	public Page<CaseBrief> search(Wanted wanted, Actor reader, Pageable page) {
		String beginning = SearchTerms.beginning(wanted.text());
		Page<Project> found = this.projects.search(beginning, SearchTerms.after(beginning),
				SearchTerms.ids(wanted.people()), SearchTerms.codes(wanted.organisations()), reader.personId(),
				reader.holds(Role.INSPECTOR), SearchTerms.codes(ProjectAccess.hosts(reader)),
				SearchTerms.codes(ProjectAccess.offices(reader)), SearchTerms.codes(ProjectAccess.regions(reader)),
				page);
		return new PageImpl<>(briefs(found.getContent(), reader), page, found.getTotalElements());
	}

	private List<CaseBrief> briefs(List<Project> found, Actor reader) {
		Map<String, OrganisationView> hosts = this.organisations
			.all(found.stream().map(Project::host).collect(Collectors.toSet()));
		Map<UUID, FormerHost> left = this.access.leftBy(found, reader);
		return found.stream()
			.map((project) -> left.containsKey(project.id()) ? pastBrief(project, left.get(project.id()))
					: brief(project, hosts.get(project.host()), reader))
			.toList();
	}

	/** What the case is to the office of a host that it has left. */
	private CaseBrief pastBrief(Project project, FormerHost left) {
		return new CaseBrief(project.asCase(), project.title(), "/projects/" + project.number(), "projects.former",
				List.of(new Line("projects.award", this.formats.money(project.award())),
						new Line("projects.former-since", this.formats.day(Times.dayOf(left.leftAt())))));
	}

	private CaseBrief brief(Project project, OrganisationView host, Actor reader) {
		return new CaseBrief(project.asCase(), project.title(), "/projects/" + project
			.number(), project.statusKey(reader != null && this.access.isOwn(project, reader)), List.of(
					new Line("projects.award", this.formats.money(project.award())),
					new Line("projects.host", this.formats.text(host.name())),
					new Line("projects.term", this.messages.getMessage("projects.period",
							new Object[] { this.formats.day(project.startsOn()), this.formats.day(project.endsOn()) },
							LocaleContextHolder.getLocale()))));
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
		if (this.access.leftBy(project, reader).isPresent()) {
			return HistoryAccess.CASE;
		}
		return this.access.isAdministrator(reader) ? HistoryAccess.MASKED : HistoryAccess.NONE;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Instant> readableUntil(UUID caseId, Actor reader) {
		return this.projects.findById(caseId)
			.flatMap((project) -> this.access.leftBy(project, reader))
			.map(FormerHost::leftAt);
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

	/**
	 * What is built is under construction while it is worked on; what was begun before a
	 * suspension may be finished meanwhile.
	 */
	@Override
	@Transactional(readOnly = true)
	public boolean agrees(UUID caseId, String stage) {
		Project project = this.delivery.require(caseId);
		boolean worksOn = project.status() == ProjectStatus.CONSTRUCTION || project.suspension() != null;
		return project.status().name().equals(stage) || worksOn && stage.equals(ProjectStatus.ACTIVE.name());
	}

}
