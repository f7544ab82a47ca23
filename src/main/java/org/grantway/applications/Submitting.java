package org.grantway.applications;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.SubmissionReceipt.Receipt;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.audit.Signatures;
import org.grantway.documents.Files;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.identity.Organisations;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.web.Arrivals;
import org.grantway.web.Arrivals.Arrival;
import org.grantway.workflow.Processes;
import org.grantway.workflow.RolesInUse;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Submits what has been written: checks, freezes the version, gives a receipt, and moves
 * the process on; and withdraws.
 */
@Service
class Submitting {

	static final String AGREEMENT = "framework-agreement";

	/** Screenings that need a permit before a task book is signed. */
	private static final Set<String> PERMITS = Set.of("ethics", "biosafety", "human-genetic-resources");

	private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
		.withZone(Times.ZONE);

	private final GrantApplications applications;

	private final SubmissionReceipts receipts;

	private final ApplicationDrafts drafts;

	private final WorkingCopies copies;

	private final ApplicationAccess access;

	private final Completeness completeness;

	private final EntryRules rules;

	private final Windows windows;

	private final Calls calls;

	private final Organisations organisations;

	private final FrozenDocuments documents;

	private final Files files;

	private final Worklist worklist;

	private final Processes processes;

	private final RolesInUse roles;

	private final SectionJson json;

	private final Signatures signatures;

	private final ApplicationEventPublisher events;

	private final Arrivals arrivals;

	Submitting(GrantApplications applications, SubmissionReceipts receipts, ApplicationDrafts drafts,
			WorkingCopies copies, ApplicationAccess access, Completeness completeness, EntryRules rules,
			Windows windows, Calls calls, Organisations organisations, FrozenDocuments documents, Files files,
			Worklist worklist, Processes processes, RolesInUse roles, SectionJson json, Signatures signatures,
			ApplicationEventPublisher events, Arrivals arrivals) {
		this.applications = applications;
		this.receipts = receipts;
		this.drafts = drafts;
		this.copies = copies;
		this.access = access;
		this.completeness = completeness;
		this.rules = rules;
		this.windows = windows;
		this.calls = calls;
		this.organisations = organisations;
		this.documents = documents;
		this.files = files;
		this.worklist = worklist;
		this.processes = processes;
		this.roles = roles;
		this.json = json;
		this.signatures = signatures;
		this.events = events;
		this.arrivals = arrivals;
	}

	/**
	 * Submits, as of the instant at which the request arrived. Submitting again what has
	 * been submitted gives the same receipt.
	 * @throws Incomplete with everything that is missing or wrong
	 */
	@Transactional
	Receipt submit(String number, Actor actor) {
		GrantApplication application = locked(number, actor);
		Call call = this.calls.require(application.callId());
		Writing writing = Writing.in(application.status(), call);
		Optional<WorkItem> task = (writing != null) ? this.worklist.find(application.id(), writing.task(), actor)
				: Optional.empty();
		if (task.isEmpty()) {
			return receipt(application).orElseThrow(() -> new Refused("applications.submit.not-now"));
		}
		Arrival arrival = this.arrivals.current();
		refuseIfLate(application, call, arrival);
		Map<String, Answers> written = answers(application);
		List<Section> due = SectionPlan.of(call, writing.step());
		List<Finding> findings = new ArrayList<>(this.copies.findings(application, call, due, actor));
		findings.addAll(this.completeness.findings(application, call, due, written));
		if (!findings.isEmpty()) {
			throw new Incomplete(findings);
		}
		boolean agreement = writing.step() == SectionPlan.Step.AGREEMENT;
		if (!agreement) {
			this.rules.check(call, application, actor);
		}
		Optional<FrozenDocument> earlier = agreement ? this.documents.latest(application.asCase(), AGREEMENT)
				: Optional.empty();
		FrozenDocument document = freeze(application, call, written, agreement, actor);
		earlier.ifPresent((before) -> tellOfShares(application, before, document, actor));
		SubmissionReceipt receipt = new SubmissionReceipt(application, document, application.status(), actor.personId(),
				arrival.counts());
		if (!agreement) {
			application.submitted(document.id(), arrival.counts());
			receipt.sign(this.signatures);
			this.receipts.save(receipt);
		}
		this.events.publishEvent(
				Fact.of(application.asCase(), agreement ? "application.agreement-sent" : "application.submitted")
					.by(actor)
					.now("version", document.version())
					.now("sha256", document.sha256()));
		this.worklist.complete(task.get().id(), actor, "submit", Map.of("permitsNeeded", needsPermits(application)));
		return receipt.view();
	}

	/** The newest receipt. */
	@Transactional(readOnly = true)
	public Optional<Receipt> receipt(GrantApplication application) {
		return this.receipts.findFirstByApplicationIdOrderBySubmittedAtDescDocumentVersionDesc(application.id())
			.map(SubmissionReceipt::view);
	}

	/** The receipt with this number. */
	@Transactional(readOnly = true)
	public Optional<Receipt> receipt(String number) {
		return this.receipts.findByReceiptNumber(number).map(SubmissionReceipt::view);
	}

	@Transactional
	void withdraw(String number, String reason, Actor actor) {
		GrantApplication application = locked(number, actor);
		if (reason.isBlank()) {
			throw Refused.at("reason", "applications.withdraw.reason-missing");
		}
		if (!application.status().next().contains(ApplicationStatus.WITHDRAWN)) {
			throw new Refused("applications.withdraw.not-now");
		}
		this.events
			.publishEvent(Fact.of(application.asCase(), "application.withdrawn").by(actor).because(reason.strip()));
		Call call = this.calls.require(application.callId());
		if (!this.processes.send("Msg_Withdraw", call.process(), application.id(), Map.of())) {
			throw new Refused("applications.withdraw.not-now");
		}
	}

	private GrantApplication locked(String number, Actor actor) {
		this.applications.standing(number)
			.ifPresent((standing) -> this.rules.lock(this.calls.require(standing.getCallId()), standing.getHost()));
		GrantApplication application = this.applications.lock(number)
			.filter((found) -> this.access.mayRead(found, actor))
			.orElseThrow(() -> new NotFound("application " + number));
		if (!this.access.leads(application, actor)) {
			throw new NotAllowed("applications.access.leader-only");
		}
		this.roles.acts(actor, ApplicationAccess.LEADER);
		return application;
	}

	private void refuseIfLate(GrantApplication application, Call call, Arrival arrival) {
		CallWindow window = this.windows.of(application, call);
		if (window.isLate(application.status(), arrival.counts())) {
			boolean arrivedInTime = !window.isLate(application.status(), arrival.at());
			throw new Refused(arrivedInTime ? "applications.submit.too-slow" : "applications.submit.late",
					TO_THE_SECOND.format(window.submitUntil(application.status()).orElseThrow()),
					TO_THE_SECOND.format(arrival.at()), Arrivals.PATIENCE.toMinutes());
		}
	}

	private Map<String, Answers> answers(GrantApplication application) {
		Map<String, Answers> answers = new TreeMap<>();
		this.drafts.written(application.id())
			.forEach((key, stored) -> answers.put(key, stored.answers().withoutBlankRows()));
		return answers;
	}

	private FrozenDocument freeze(GrantApplication application, Call call, Map<String, Answers> written,
			boolean agreement, Actor actor) {
		Map<String, Object> sections = new TreeMap<>();
		written.forEach((key, answers) -> sections.put(key, answers.values()));
		Map<String, List<Map<String, String>>> attached = new TreeMap<>();
		SectionPlan.all(call)
			.stream()
			.flatMap((section) -> section.fields().stream())
			.filter((field) -> field.kind() == Field.Kind.FILES)
			.forEach((field) -> attached.put(field.name(), new ArrayList<>()));
		this.files.of(application.asCase().type(), List.of(application.id()), attached.keySet())
			.forEach((file) -> attached.get(file.slot())
				.add(Map.of("id", file.id().toString(), "name", file.name(), "sha256", file.sha256())));
		Map<String, Object> content = Map.of("number", application.number(), "call", call.code(), "callVersion",
				call.version(), "host", application.host(), "principalInvestigator",
				application.principalInvestigator().toString(), "sections", sections, "files", attached);
		return agreement
				? this.documents.freeze(application.asCase(), AGREEMENT, application.title(), this.json.write(content),
						signatories(call), actor)
				: this.documents.freeze(application.asCase(), "application", application.title(),
						this.json.write(content), List.of(), actor);
	}

	/** The regions that signed the earlier version read from what to what it changed. */
	private void tellOfShares(GrantApplication application, FrozenDocument before, FrozenDocument after, Actor actor) {
		Map<String, String> was = shares(before);
		Map<String, String> is = shares(after);
		Fact fact = Fact.of(application.asCase(), "application.shares-changed").by(actor);
		Set<String> funders = new TreeSet<>(was.keySet());
		funders.addAll(is.keySet());
		boolean changed = false;
		for (String funder : funders) {
			if (!Objects.equals(was.get(funder), is.get(funder))) {
				fact = fact.was(funder, was.get(funder)).now(funder, is.get(funder));
				changed = true;
			}
		}
		if (changed) {
			this.events.publishEvent(fact);
		}
	}

	private Map<String, String> shares(FrozenDocument agreement) {
		Map<String, String> shares = new TreeMap<>();
		new Answers(this.json.sectionsOf(agreement.content()).getOrDefault("agreement", Map.of())).rows("shares")
			.forEach((row) -> shares.put(row.getOrDefault("funder", ""),
					row.getOrDefault("share", "") + " % · " + row.getOrDefault("amount", "")));
		return shares;
	}

	/**
	 * Nobody here waits for another region, so all have the same rank; the order within a
	 * region is the process's.
	 */
	private List<Party> signatories(Call call) {
		List<Party> parties = new ArrayList<>();
		for (String region : call.fundingSplit().keySet().stream().filter((key) -> !key.equals("central")).toList()) {
			LocalizedText name = this.organisations.require(region).name();
			for (Role role : List.of(Role.REGION_SCIENCE, Role.REGION_FINANCE, Role.REGION_GOVERNMENT)) {
				parties.add(new Party(party(role, region), RoleAt.of(role, region), null, name, 1));
			}
		}
		return parties;
	}

	static String party(Role role, String region) {
		return role.slug() + "-" + region;
	}

	/** In China Standard Time, as in records. */
	static String toTheSecond(Instant instant) {
		return TO_THE_SECOND.format(instant);
	}

	private static boolean needsPermits(GrantApplication application) {
		return application.view().screenings().stream().anyMatch(PERMITS::contains);
	}

}
