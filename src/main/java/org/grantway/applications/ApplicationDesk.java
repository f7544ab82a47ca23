package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.SearchTerms;
import org.grantway.web.Formats;
import org.grantway.workflow.CaseDesk;

/**
 * Tells the engine, the task pages and the history about applications.
 */
@Component
class ApplicationDesk implements CaseDesk {

	private final GrantApplications applications;

	private final ApplicationAccess access;

	private final Calls calls;

	private final Organisations organisations;

	private final Formats formats;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ApplicationDesk(GrantApplications applications, ApplicationAccess access, Calls calls, Organisations organisations,
			Formats formats, ApplicationEventPublisher events, Clock clock) {
		this.applications = applications;
		this.access = access;
		this.calls = calls;
		this.organisations = organisations;
		this.formats = formats;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public String caseType() {
		return "application";
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<CaseBrief> brief(UUID caseId, Actor reader) {
		return Optional.ofNullable(briefs(List.of(caseId), reader).get(caseId));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, CaseBrief> briefs(Collection<UUID> caseIds, Actor reader) {
		return briefs(this.applications.findAllById(caseIds), reader).stream()
			.collect(Collectors.toMap((brief) -> brief.of().id(), Function.identity()));
	}

	@Override
	@Transactional(readOnly = true)
	public Page<CaseBrief> search(Wanted wanted, Actor reader, Pageable page) {
		String beginning = SearchTerms.beginning(wanted.text());
		Page<GrantApplication> found = this.applications.search(beginning, SearchTerms.after(beginning),
				SearchTerms.ids(wanted.people()), SearchTerms.codes(wanted.organisations()), reader.personId(),
				this.access.supervises(reader), SearchTerms.ids(this.access.callsOf(reader)),
				SearchTerms.codes(this.access.hostsReadBy(reader)),
				SearchTerms.codes(Recommendations.offices(reader.grants())), page);
		return new PageImpl<>(briefs(found.getContent(), reader), page, found.getTotalElements());
	}

	private List<CaseBrief> briefs(List<GrantApplication> found, Actor reader) {
		Map<UUID, Call> callsOf = this.calls
			.all(found.stream().map(GrantApplication::callId).collect(Collectors.toSet()));
		Map<String, OrganisationView> hosts = this.organisations
			.all(found.stream().map(GrantApplication::host).collect(Collectors.toSet()));
		return found.stream()
			.map((one) -> brief(one, callsOf.get(one.callId()), hosts.get(one.host()), reader))
			.toList();
	}

	private CaseBrief brief(GrantApplication application, Call call, OrganisationView host, Actor reader) {
		boolean own = this.access.isOwn(application, reader);
		ApplicationView view = application.view();
		List<Line> lines = new ArrayList<>(List.of(new Line("applications.brief.number", view.number()),
				new Line("applications.brief.call", this.formats.text(call.title())),
				new Line("applications.brief.host", this.formats.text(host.name()))));
		// an intention asks for no amount yet
		if (view.requested().isPositive()) {
			lines.add(new Line("applications.brief.requested", this.formats.money(view.requested())));
		}
		String url = (own ? "/applications/" : "/office/applications/") + view.number();
		String status = own ? view.status().labelKey() : view.status().staffLabelKey();
		return new CaseBrief(application.asCase(), view.title(), url, status, lines);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<String> callOf(UUID caseId) {
		return this.applications.findById(caseId).map(GrantApplication::callCode);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean isHandedIn(UUID caseId) {
		return require(caseId).view().submittedAt() != null;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<CaseRef> byNumber(String number, Actor reader) {
		return this.applications.findByCaseNumber(number)
			.filter((application) -> this.access.history(application, reader) != HistoryAccess.NONE)
			.map(GrantApplication::asCase);
	}

	@Override
	@Transactional(readOnly = true)
	public HistoryAccess historyAccess(UUID caseId, Actor reader) {
		return this.applications.findById(caseId)
			.map((application) -> this.access.history(application, reader))
			.orElse(HistoryAccess.NONE);
	}

	@Override
	@Transactional
	public void entered(UUID caseId, String stage) {
		GrantApplication application = require(caseId);
		ApplicationStatus before = application.status();
		if (application.become(ApplicationStatus.valueOf(stage), Instant.now(this.clock))) {
			this.events.publishEvent(Fact.of(application.asCase(), "application.status-changed")
				.was("status", before.name())
				.now("status", application.status().name()));
		}
	}

	@Override
	@Transactional(readOnly = true)
	public String status(UUID caseId) {
		return require(caseId).status().name();
	}

	/** What was upheld by a reconsideration is what it was before. */
	@Override
	@Transactional(readOnly = true)
	public boolean agrees(UUID caseId, String stage) {
		GrantApplication application = require(caseId);
		boolean upheld = application.status().isRefusal()
				&& application.statusBefore() == ApplicationStatus.RECONSIDERATION;
		return application.status().name().equals(stage)
				|| upheld && stage.equals(ApplicationStatus.RECONSIDERATION.name());
	}

	private GrantApplication require(UUID caseId) {
		return this.applications.findById(caseId).orElseThrow(() -> new NotFound("application " + caseId));
	}

}
