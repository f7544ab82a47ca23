package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.ApplicationContent.SectionView;
import org.grantway.applications.SubmissionReceipt.Receipt;
import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Field;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.PartnerPart;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.SignatureView;
import org.grantway.forms.Submissions;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.RoleNames;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.web.Chart;
import org.grantway.web.Formats;
import org.grantway.web.LifeStep;
import org.grantway.web.PublicAddress;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Puts together what the pages about applications show.
 */
@Service
@Transactional(readOnly = true)
class ApplicationPages {

	private static final int MOST_OWN = 100;

	/** Region by region, each in the order in which its authorities sign. */
	private static final Comparator<SignatureView> IN_TURN = Comparator
		.comparing((SignatureView signature) -> signature.party().role().scope(), Organisations.BY_REGION)
		.thenComparing((signature) -> signature.party().role().role());

	/** Outcomes after which the framework agreement is written anew. */
	private static final Set<String> AGAINST = Set.of("refuse", "reopen");

	/**
	 * It waits only for what has passed its review, which applicants are not told yet.
	 */
	private static final String FORM_LIST = "Task_FormList";

	private final GrantApplications applications;

	private final ApplicationSections sections;

	private final ApplicationDrafts drafts;

	private final WorkingCopies copies;

	private final Submitting submitting;

	private final Completeness completeness;

	private final EntryRules rules;

	private final ApplicationContent content;

	private final ApplicationAccess access;

	private final Calls calls;

	private final Organisations organisations;

	private final People people;

	private final FrozenDocuments documents;

	private final Worklist worklist;

	private final Choices choices;

	private final SectionJson json;

	private final Submissions submissions;

	private final Returns returns;

	private final RoleNames roles;

	private final Windows windows;

	private final PublicAddress address;

	private final ApplicationCatalogue catalogue;

	private final Clock clock;

	ApplicationPages(GrantApplications applications, ApplicationSections sections, ApplicationDrafts drafts,
			WorkingCopies copies, Submitting submitting, Completeness completeness, EntryRules rules,
			ApplicationContent content, ApplicationAccess access, Calls calls, Organisations organisations,
			People people, FrozenDocuments documents, Worklist worklist, Choices choices, SectionJson json,
			Submissions submissions, Returns returns, RoleNames roles, Windows windows, PublicAddress address,
			ApplicationCatalogue catalogue, Clock clock) {
		this.catalogue = catalogue;
		this.address = address;
		this.windows = windows;
		this.json = json;
		this.submissions = submissions;
		this.returns = returns;
		this.roles = roles;
		this.applications = applications;
		this.sections = sections;
		this.drafts = drafts;
		this.copies = copies;
		this.submitting = submitting;
		this.completeness = completeness;
		this.rules = rules;
		this.content = content;
		this.access = access;
		this.calls = calls;
		this.organisations = organisations;
		this.people = people;
		this.documents = documents;
		this.worklist = worklist;
		this.choices = choices;
		this.clock = clock;
	}

	/** All applications the person leads or takes part in. */
	Mine mine(Actor actor) {
		List<GrantApplication> own = this.applications.ofPerson(actor.personId(), PageRequest.of(0, MOST_OWN));
		Set<UUID> ids = own.stream().map(GrantApplication::id).collect(Collectors.toSet());
		Map<UUID, List<WorkItem>> open = ids.isEmpty() ? Map.of() : this.worklist.openOf("application", ids);
		Map<UUID, Set<String>> complete = ids.isEmpty() ? Map.of()
				: this.sections.complete(ids)
					.stream()
					.collect(Collectors.groupingBy((row) -> (UUID) row[0],
							Collectors.mapping((row) -> (String) row[1], Collectors.toSet())));
		Map<UUID, Call> callsOf = this.calls
			.all(own.stream().map(GrantApplication::callId).collect(Collectors.toSet()));
		List<Todo> todo = new ArrayList<>();
		List<Row> active = new ArrayList<>();
		List<Row> closed = new ArrayList<>();
		for (GrantApplication application : own) {
			Call call = callsOf.get(application.callId());
			List<WorkItem> items = open.getOrDefault(application.id(), List.of());
			items.stream()
				.filter((item) -> actor.is(item.assignee()))
				.forEach((item) -> todo.add(new Todo(item, address(item), application.title())));
			(application.status().isEnd() ? closed : active)
				.add(row(application, call, complete.getOrDefault(application.id(), Set.of())));
		}
		todo.sort(Comparator.comparing((Todo entry) -> entry.item().dueAt(),
				Comparator.nullsLast(Comparator.naturalOrder())));
		return new Mine(todo, active, closed);
	}

	/** The address at which the task is done. */
	private static String address(WorkItem item) {
		return (item.page() != null) ? item.page() : "/tasks/" + item.id();
	}

	/** Counts the sections of the step that is being written, and no earlier one's. */
	private Row row(GrantApplication application, Call call, Set<String> complete) {
		Writing writing = Writing.in(application.status(), call);
		List<Section> due = (writing != null) ? SectionPlan.of(call, writing.step()) : List.of();
		int all = due.size();
		long done = due.stream().filter((section) -> complete.contains(section.key())).count();
		Instant deadline = (writing != null)
				? this.windows.of(application, call).submitUntil(application.status()).orElse(null) : null;
		return new Row(application.view(), call.title(),
				LifeStrip.of(call, application.status(), application.statusBefore()), done, all, deadline,
				application.statusSince());
	}

	private static long completed(List<Section> due, Map<String, ApplicationDrafts.Stored> written, Set<String> typed) {
		return due.stream()
			.map(Section::key)
			.filter((key) -> written.containsKey(key) && written.get(key).complete() && !typed.contains(key))
			.count();
	}

	/** One application for its leader and team. */
	Overview overview(String number, Actor actor) {
		GrantApplication application = readable(number, actor);
		Call call = this.calls.require(application.callId());
		Map<String, ApplicationDrafts.Stored> written = this.drafts.written(application.id());
		Set<String> typed = this.copies.of(application, call, actor).keySet();
		List<SectionRow> rows = new ArrayList<>();
		ApplicationDrafts.Rights rights = this.drafts.rights(application, call, actor);
		for (Section section : SectionPlan.all(call)) {
			ApplicationDrafts.Stored stored = written.get(section.key());
			boolean writable = this.access.mayWrite(application, actor) && rights.obstacle(section).isEmpty();
			if (writable || stored != null) {
				String state = (writable && typed.contains(section.key())) ? "typed"
						: (stored == null) ? "not-started" : stored.complete() ? "completed" : "in-progress";
				rows.add(new SectionRow(section.key(), section.titleKey(), section.hintKey(call.costGroups()), state,
						writable, rights.isLocked(section), rights.comment(section)));
			}
		}
		CallWindow window = this.windows.of(application, call);
		return new Overview(application.view(), call, this.organisations.require(application.host()).name(), rows,
				rights.due().size(), completed(rights.due(), written, typed),
				LifeStrip.of(call, application.status(), application.statusBefore()), window,
				waiting(application, actor), this.submitting.receipt(application).orElse(null),
				this.access.leads(application, actor),
				this.access.part(application, actor)
					.map((part) -> unit(part.organisation(), LocaleContextHolder.getLocale()))
					.orElse(null),
				rows.stream().anyMatch(SectionRow::writable), application.statusSince(),
				PlanWait.of(call, application, now()), remarks(application), rights.returned().isPresent(),
				this.worklist.openOf("application", application.id())
					.stream()
					.anyMatch((item) -> item.task().equals(FORM_LIST)));
	}

	/** What was said when the application came back to its leader. */
	private List<Remark> remarks(GrantApplication application) {
		Locale locale = LocaleContextHolder.getLocale();
		return switch (application.status()) {
			case RETURNED, FULL_APPLICATION ->
				this.returns.of(application).map((back) -> List.of(remark(back.answer(), locale))).orElse(List.of());
			case INCUBATION -> this.submissions.latest(application.id(), "Task_AnswerIntention")
				.filter((answer) -> !answer.text("grounds").isBlank())
				.map((answer) -> List.of(remark(answer, locale)))
				.orElse(List.of());
			case AGREEMENT -> this.documents.latest(application.asCase(), Submitting.AGREEMENT)
				.map((agreement) -> Stream
					.of("Task_RegionScience", "Task_RegionFinance", "Task_RegionGovernment", "Task_FundingTalks")
					.flatMap((task) -> this.submissions.all(application.id(), task).stream())
					.filter((answer) -> AGAINST.contains(answer.outcome())
							&& !answer.at().isBefore(agreement.frozenAt()))
					.map((answer) -> remark(answer, locale))
					.toList())
				.orElse(List.of());
			default -> List.of();
		};
	}

	private Remark remark(Submissions.Submission answer, Locale locale) {
		return new Remark(this.roles.of(answer.as(), locale), answer.text("grounds"));
	}

	/**
	 * Who has the case now. The applicant's side is told of review and panel as a whole,
	 * never of the people in them, and reads the result when the list is public.
	 */
	private List<Waiting> waiting(GrantApplication application, Actor actor) {
		return this.worklist.openOf("application", application.id())
			.stream()
			.filter((item) -> !Set.of("letter-review", "panel-review").contains(item.process()))
			.filter((item) -> !item.task().equals(FORM_LIST))
			.map((item) -> waiting(item, actor.is(item.assignee()) ? address(item) : null))
			.toList();
	}

	private Waiting waiting(WorkItem item, String url) {
		LocalizedText place = (item.itemKey() != null)
				? this.organisations.find(item.itemKey()).map(Organisations.OrganisationView::name).orElse(null) : null;
		return new Waiting(item.name(), item.explanation(), item.role().messageKey(), place, item.createdAt(),
				item.dueAt(), url);
	}

	/** Everything that would be submitted now, with what is missing or wrong. */
	CheckPage check(String number, Actor actor) {
		GrantApplication application = readable(number, actor);
		Call call = this.calls.require(application.callId());
		Writing writing = Writing.in(application.status(), call);
		Map<String, ApplicationDrafts.Stored> stored = this.drafts.written(application.id());
		Map<String, Answers> written = new TreeMap<>();
		stored.forEach((key, one) -> written.put(key, one.answers()));
		List<Section> due = (writing != null) ? SectionPlan.of(call, writing.step()) : List.of();
		List<Finding> findings = new ArrayList<>(this.copies.findings(application, call, due, actor));
		Optional<PartnerPart> part = this.access.part(application, actor);
		due.forEach((section) -> findings.addAll(found(application, call, section, written, part)));
		if (part.isEmpty() && writing != null && writing.step() != SectionPlan.Step.AGREEMENT) {
			findings.addAll(this.rules.foreseen(call, application, due, actor));
		}
		Map<String, Answers> shown = new TreeMap<>(written);
		due.forEach((section) -> shown.putIfAbsent(section.key(), Answers.NONE));
		List<SectionView> views = this.content.views(application.asCase(), call, due, shown);
		return new CheckPage(application.view(), call, views, findings, this.windows.of(application, call),
				this.access.leads(application, actor) && writing != null,
				this.windows.of(application, call).isLate(application.status(), now()),
				PlanWait.of(call, application, now()),
				due.stream()
					.filter((section) -> stored.containsKey(section.key()) && !stored.get(section.key()).complete())
					.map(Section::titleKey)
					.toList(),
				part.map((own) -> unit(own.organisation(), LocaleContextHolder.getLocale())).orElse(null));
	}

	/** What is missing or wrong in a section, or in a partner's rows of it. */
	private List<Finding> found(GrantApplication application, Call call, Section section, Map<String, Answers> written,
			Optional<PartnerPart> part) {
		Answers whole = written.getOrDefault(section.key(), Answers.NONE);
		List<Finding> findings = this.completeness.findings(application, call, section, whole);
		return part.map((own) -> own.own(section, whole, findings)).orElse(findings);
	}

	/** What the places of the findings are called. */
	Map<Finding, String> places(ApplicationView application, List<Finding> findings, Locale locale) {
		Call call = this.calls.require(application.callId());
		Map<Finding, String> places = new HashMap<>();
		findings.forEach((finding) -> places.put(finding,
				SectionPlan.find(call, finding.section())
					.map((section) -> this.content.place(section, finding, locale))
					.orElse("")));
		return places;
	}

	/** A section to write in. */
	SectionPage section(String number, String key, Actor actor, Locale locale) {
		GrantApplication application = this.drafts.writable(number, actor);
		Call call = this.calls.require(application.callId());
		Section section = this.drafts.writableSection(application, call, key, actor);
		ApplicationDrafts.Stored stored = this.drafts.written(application, call, actor).get(key);
		Part part = part(application, call, key, actor, locale);
		Map<String, Map<String, String>> options = new LinkedHashMap<>();
		Map<String, Map<String, Map<String, String>>> groups = new HashMap<>();
		Map<String, String> labels = new LinkedHashMap<>();
		for (Field field : section.fields()) {
			labels.put(field.name(), this.content.label(section, field, locale));
			if (field.options() != null && field.kind() != Field.Kind.FILES) {
				options.put(field.name(), this.choices.of(field, call, locale));
			}
			for (Field column : field.columns()) {
				labels.put(field.name() + "." + column.name(),
						this.choices.text(section.labelKey(field) + "." + column.name(), locale));
				if (column.options() != null) {
					options.put(field.name() + "." + column.name(),
							column.options().equals(Field.UNITS)
									? units(application,
											(stored != null) ? stored.answers().rows(field.name()) : List.of(), locale)
									: this.choices.of(column, call, locale));
					groups.put(field.name() + "." + column.name(), this.choices.grouped(column, call, locale));
				}
			}
		}
		WorkingCopies.Copy typed = this.copies.of(application, call, actor).get(key);
		Answers saved = (stored != null) ? stored.answers()
				: (part != null) ? Answers.NONE : first(section, call, application);
		long version = (stored != null) ? stored.version() : -1;
		Answers answers = (typed != null) ? typed.answers() : saved;
		return new SectionPage(application.view(), call, section, answers, (typed != null) ? typed.version() : version,
				saved, version, stored != null && stored.complete(), (typed != null) ? typed.at() : null, labels,
				options, groups,
				this.content.views(application.asCase(), call, List.of(section), Map.of(key, answers)).get(0),
				overview(number, actor).sections(), part, typing(application, key, actor));
	}

	/**
	 * Who else is typing in the section; whoever writes one partner's rows meets nobody.
	 */
	private List<Typing> typing(GrantApplication application, String key, Actor actor) {
		if (this.access.part(application, actor).isPresent()) {
			return List.of();
		}
		List<WorkingCopies.Elsewhere> others = this.copies.others(application, key, actor);
		Map<UUID, People.PersonView> names = this.people
			.all(others.stream().map(WorkingCopies.Elsewhere::by).collect(Collectors.toSet()));
		return others.stream().map((one) -> new Typing(names.get(one.by()).name(), one.at(), one.now())).toList();
	}

	/**
	 * What the actor writes for one partner, and what the others have written beside it.
	 */
	private Part part(GrantApplication application, Call call, String key, Actor actor, Locale locale) {
		return this.access.part(application, actor).map((own) -> {
			Section section = SectionPlan.find(call, key).orElseThrow();
			Answers whole = Optional.ofNullable(this.drafts.written(application.id()).get(key))
				.map(ApplicationDrafts.Stored::answers)
				.orElse(Answers.NONE);
			SectionView others = this.content
				.views(application.asCase(), call, List.of(section), Map.of(key, own.others(section, whole)))
				.get(0);
			return new Part(own, unit(own.organisation(), locale), section, whole, others.fields(),
					found(application, call, section, Map.of(key, whole), Optional.of(own)),
					!own.organisation().equals(this.people.require(actor.personId()).organisation()));
		}).orElse(null);
	}

	/**
	 * The host, whose rows name no unit, and by code the partners and whoever is named in
	 * a row although it takes part no longer.
	 */
	private Map<String, String> units(GrantApplication application, List<Map<String, String>> rows, Locale locale) {
		Map<String, String> units = new LinkedHashMap<>();
		units.put("", unit(application.host(), locale));
		Stream
			.concat(application.view().partners().stream(),
					rows.stream().map((row) -> row.getOrDefault("organisation", "")))
			.forEach((code) -> units.computeIfAbsent(code, (named) -> unit(named, locale)));
		return units;
	}

	private String unit(String code, Locale locale) {
		return this.organisations.find(code).map((unit) -> unit.name().in(locale)).orElse(code);
	}

	/** The milestones drawn; null if none has a day. */
	Chart schedule(Call call, Answers plan) {
		return SectionPlan.find(call, "plan").map((section) -> this.content.schedule(call, section, plan)).orElse(null);
	}

	/** What a section starts with. */
	private Answers first(Section section, Call call, GrantApplication application) {
		return switch (section.key()) {
			case "agreement" ->
				new Answers(Map.of("shares",
						call.fundingSplit()
							.entrySet()
							.stream()
							.map((part) -> Map.of("funder", part.getKey(), "share",
									part.getValue().movePointRight(2).stripTrailingZeros().toPlainString(), "amount",
									Formats.shown(application.requested().share(part.getValue()), Locale.ROOT)
										.toString(),
									"source", ""))
							.toList()));
			case "core" -> new Answers(Map.of("duration", Integer.toString(call.durationMonths())));
			case "team" -> {
				People.PersonView leader = this.people.require(application.principalInvestigator());
				Locale locale = LocaleContextHolder.getLocale();
				yield new Answers(Map.of("members",
						List.of(Map.of("name", leader.name().in(locale), "email", leader.email(), "organisation",
								application.host(), "role", "leader", "title",
								this.choices.title(leader.title(), locale), "months", ""))));
			}
			default -> Answers.NONE;
		};
	}

	/** The framework agreement with its signatures. */
	AgreementPage agreement(String number, Actor actor) {
		GrantApplication application = readable(number, actor);
		Call call = this.calls.require(application.callId());
		List<Section> section = SectionPlan.of(call, SectionPlan.Step.AGREEMENT);
		if (section.isEmpty()) {
			throw new NotFound("agreement of " + number);
		}
		Map<String, Answers> written = answers(application);
		List<SignatureView> signatures = signatures(application);
		boolean writable = application.status() == ApplicationStatus.AGREEMENT && this.access.leads(application, actor);
		List<Finding> findings = writable ? this.completeness.findings(application, call, section, written) : List.of();
		return new AgreementPage(application.view(), this.content.views(application.asCase(), call, section, written),
				signatures, findings, writable, writable ? remarks(application) : List.of(),
				Optional.ofNullable(this.catalogue.assessed(List.of(application.id())).get(application.id()))
					.filter((assessed) -> !assessed.equals(application.view().requested()))
					.orElse(null));
	}

	/** The receipt of the newest submission. */
	ReceiptPage receipt(String number, Actor actor) {
		GrantApplication application = readable(number, actor);
		Receipt receipt = this.submitting.receipt(application).orElseThrow(() -> new NotFound("receipt of " + number));
		return new ReceiptPage(application.view(), this.calls.require(application.callId()), receipt,
				this.people.require(receipt.submittedBy()).name(), this.address.of(receipt.checkPath()));
	}

	/** An application as staff read it. */
	OfficePage office(String number, Actor actor) {
		GrantApplication application = this.applications.findByCaseNumber(number)
			.filter((found) -> this.access.mayReadAsStaff(found, actor))
			.orElseThrow(() -> new NotFound("application " + number));
		Call call = this.calls.require(application.callId());
		List<Waiting> waiting = this.worklist.openOf("application", application.id())
			.stream()
			.map((item) -> waiting(item, null))
			.toList();
		return new OfficePage(application.view(), call, this.organisations.require(application.host()).name(),
				this.people.require(application.principalInvestigator()).name(), waiting,
				this.submitting.receipt(application).orElse(null), application.statusSince(), agreed(application, call),
				signatures(application), said(application),
				(application.status() == ApplicationStatus.AGREEMENT) ? remarks(application) : List.of(),
				readsOutcome(application.view(), call, actor));
	}

	/** Whether there is an outcome that the actor may read as staff or as the host. */
	private static boolean readsOutcome(ApplicationView application, Call call, Actor actor) {
		return application.status().hasOutcome() && (actor.holds(Role.HOST_OFFICE, application.host())
				|| actor.holds(Role.PROGRAMME_OFFICER, call.leadDepartment())
				|| actor.holds(Role.DECISION_MAKER, call.leadDepartment())
				|| actor.holds(Role.AGENCY_OFFICER, call.managingAgency()) || actor.holds(Role.INSPECTOR));
	}

	/** What others said of the application, or added to it, on the way so far. */
	private List<Said> said(GrantApplication application) {
		Locale locale = LocaleContextHolder.getLocale();
		return Stream
			.of("Task_HostReview", "Task_Recommend", "Task_Match", "Task_Supplement", "Task_CheckFull",
					"Task_RecordPartnerDecision", "Task_DraftPlan", "Task_ForwardPlan", "Task_RevisePlan",
					"Task_ProvidePermits", "Task_ProvideRegistration")
			.flatMap((task) -> this.submissions.latest(application.id(), task).stream())
			.map((answer) -> new Said("applications.said." + answer.form(), answer.as().role().messageKey(),
					this.people.require(answer.by()).name(), answer.at(), this.submissions.inWords(answer, locale)))
			.toList();
	}

	/** The framework agreement as it was sent to the regions, empty if there is none. */
	private List<SectionView> agreed(GrantApplication application, Call call) {
		return this.documents.latest(application.asCase(), Submitting.AGREEMENT).map((agreement) -> {
			Map<String, Answers> sent = new TreeMap<>();
			this.json.sectionsOf(agreement.content()).forEach((key, values) -> sent.put(key, new Answers(values)));
			return this.content.views(application.asCase(), call, SectionPlan.of(call, SectionPlan.Step.AGREEMENT),
					sent);
		}).orElse(List.of());
	}

	private List<SignatureView> signatures(GrantApplication application) {
		return this.documents.latest(application.asCase(), Submitting.AGREEMENT)
			.map((document) -> stand(application, document))
			.orElse(List.of());
	}

	/** How the signatures stand; one refusal voids those that were given. */
	private List<SignatureView> stand(GrantApplication application, FrozenDocument agreement) {
		Map<String, Instant> refused = Stream.of("Task_RegionScience", "Task_RegionFinance", "Task_RegionGovernment")
			.flatMap((task) -> this.submissions.all(application.id(), task).stream())
			.filter((answer) -> AGAINST.contains(answer.outcome()) && !answer.at().isBefore(agreement.frozenAt()))
			.collect(Collectors.toMap((answer) -> Submitting.party(answer.as().role(), answer.itemKey()),
					Submissions.Submission::at, (one, other) -> other));
		return this.documents.signatures(agreement.id())
			.stream()
			.sorted(IN_TURN)
			.map((signature) -> refused.isEmpty() ? signature
					: afterRefusal(signature, refused.get(signature.party().key())))
			.toList();
	}

	private static SignatureView afterRefusal(SignatureView signature, Instant refusedAt) {
		String state = (refusedAt != null) ? "REFUSED" : signature.state().equals("SIGNED") ? "VOID" : "NOT_SIGNED";
		return new SignatureView(signature.party(), state, signature.by(), signature.as(),
				(refusedAt != null) ? refusedAt : signature.at(), signature.documentNumber(), signature.dateOnPaper(),
				signature.scan(), signature.confirmedBy());
	}

	/** The application, for its leader and team. */
	GrantApplication readable(String number, Actor actor) {
		return this.applications.findByCaseNumber(number)
			.filter((application) -> this.access.isOwn(application, actor))
			.orElseThrow(() -> new NotFound("application " + number));
	}

	private Map<String, Answers> answers(GrantApplication application) {
		Map<String, Answers> answers = new TreeMap<>();
		this.drafts.written(application.id()).forEach((key, stored) -> answers.put(key, stored.answers()));
		return answers;
	}

	Instant now() {
		return Instant.now(this.clock);
	}

	record Mine(List<Todo> todo, List<Row> active, List<Row> closed) {

		public boolean isEmpty() {
			return this.active.isEmpty() && this.closed.isEmpty();
		}

	}

	record Todo(WorkItem item, String url, LocalizedText title) {

	}

	record Row(ApplicationView application, LocalizedText call, List<LifeStep> life, long complete, int all,
			Instant deadline, Instant since) {

	}

	/**
	 * @param locked whether the application was returned for other sections
	 * @param comment what has to be changed in it, or null
	 */
	record SectionRow(String key, String titleKey, String hintKey, String state, boolean writable, boolean locked,
			String comment) {

	}

	/**
	 * @param place the region whose turn it is, where each has its own
	 */
	record Waiting(LocalizedText name, LocalizedText explanation, String roleKey, LocalizedText place, Instant since,
			Instant dueAt, String url) {

	}

	/** Why the application came back, and who said so. */
	record Remark(String who, String text) {

	}

	/**
	 * @param due how many sections are written in this step, whoever writes them
	 * @param completed how many of these are completed
	 * @param part the partner whose rows are all that the reader writes, or null
	 */
	record Overview(ApplicationView application, Call call, LocalizedText host, List<SectionRow> sections, int due,
			long completed, List<LifeStep> life, CallWindow window, List<Waiting> waiting, Receipt receipt,
			boolean leader, String part, boolean writable, Instant since, PlanWait planWait, List<Remark> remarks,
			boolean returned, boolean reviewed) {

		public boolean isTransferable() {
			return this.leader && Transfers.isOpen(this.application.status());
		}

		public boolean isWithdrawable() {
			return this.leader && this.application.status().next().contains(ApplicationStatus.WITHDRAWN);
		}

		public boolean hasOutcome() {
			return this.application.status().hasOutcome();
		}

	}

	/**
	 * @param unfinished titles of sections that are marked as to be gone on with, though
	 * nothing may be wrong with them
	 * @param part the partner whose rows the findings are about, null for all
	 */
	record CheckPage(ApplicationView application, Call call, List<SectionView> sections, List<Finding> findings,
			CallWindow window, boolean writable, boolean late, PlanWait planWait, List<String> unfinished,
			String part) {

		/** Whether something was typed that is not saved. */
		public boolean typed() {
			return this.findings.stream().anyMatch((finding) -> finding.messageKey().equals(WorkingCopies.FINDING));
		}

	}

	/**
	 * That a center in incubation cannot hand in its plan yet.
	 *
	 * @param months how many the call asks for
	 */
	record PlanWait(int months, Instant from) {

		/** Null where nothing is waited for. */
		static PlanWait of(Call call, GrantApplication application, Instant now) {
			return EntryRules.planFrom(call, application)
				.filter(now::isBefore)
				.map((from) -> new PlanWait(EntryRules.months(call), from))
				.orElse(null);
		}

	}

	/**
	 * @param answers what the form shows: what this person has typed, or else what is
	 * saved
	 * @param version on which the answers were written
	 * @param groups the options of a column under headings, empty where it has none
	 * @param part null for who writes the section whole
	 * @param typing who else has unsaved words in the section
	 * @param typedAt when what is not saved was kept, null if everything is saved
	 */
	record SectionPage(ApplicationView application, Call call, Section section, Answers answers, long version,
			Answers saved, long savedVersion, boolean complete, Instant typedAt, Map<String, String> labels,
			Map<String, Map<String, String>> options, Map<String, Map<String, Map<String, String>>> groups,
			SectionView view, List<SectionRow> sections, Part part, List<Typing> typing) {

		/** The names of a table's columns, in their order. */
		public String columns(Field field) {
			return field.columns()
				.stream()
				.filter((column) -> !Field.UNITS.equals(column.options()) || !hides(field, column))
				.map((column) -> this.labels.get(field.name() + "." + column.name()))
				.collect(Collectors.joining(" | "));
		}

		/**
		 * Whether a column goes without saying: it names the unit of a row, and there is
		 * but one.
		 */
		public boolean hides(Field field, Field column) {
			return (this.part != null) ? column.name().equals("organisation") : Field.UNITS.equals(column.options())
					&& this.options.get(field.name() + "." + column.name()).size() == 1;
		}

		/** Whether rows can be added and removed. */
		public boolean isOpen(Field field) {
			return this.part == null || PartnerPart.isOpen(field);
		}

		/** A row that begins empty. */
		Map<String, String> row(Map<String, String> cells) {
			return (this.part != null) ? this.part.rights().row(cells) : cells;
		}

		/** The section with what others have written in it. */
		Answers whole() {
			return (this.part != null) ? this.part.rights().merge(this.part.section(), this.part.saved(), this.answers)
					: this.answers;
		}

		SectionPage showing(Answers typed, boolean isComplete) {
			return new SectionPage(this.application, this.call, this.section, typed, this.version, this.saved,
					this.savedVersion, isComplete, null, this.labels, this.options, this.groups, this.view,
					this.sections, this.part, this.typing);
		}

	}

	/**
	 * What somebody writes for one partner.
	 *
	 * @param section with all its fields
	 * @param saved the whole section as it is saved
	 * @param others what others have written, to read
	 * @param findings what is missing or wrong in the rows as they are saved
	 * @param elsewhere whether the writer's account names another institution
	 */
	record Part(PartnerPart rights, String name, Section section, Answers saved,
			List<ApplicationContent.FieldView> others, List<Finding> findings, boolean elsewhere) {

	}

	/**
	 * That somebody else has typed in a section what is not saved yet.
	 *
	 * @param now whether the person is at it at this moment
	 */
	record Typing(LocalizedText by, Instant at, boolean now) {

	}

	/**
	 * @param assessed what the budget was assessed at, where that is not what was applied
	 * for; or null
	 */
	record AgreementPage(ApplicationView application, List<SectionView> sections, List<SignatureView> signatures,
			List<Finding> findings, boolean writable, List<Remark> remarks, Money assessed) {

	}

	record ReceiptPage(ApplicationView application, Call call, Receipt receipt, LocalizedText submittedBy,
			String check) {

	}

	/** Answers given in a task of the application. */
	record Said(String titleKey, String roleKey, LocalizedText by, Instant at, List<Submissions.Line> lines) {

	}

	record OfficePage(ApplicationView application, Call call, LocalizedText host, LocalizedText leader,
			List<Waiting> waiting, Receipt receipt, Instant since, List<SectionView> agreement,
			List<SignatureView> signatures, List<Said> said, List<Remark> remarks, boolean hasOutcome) {

	}

}
