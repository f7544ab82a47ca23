package org.grantway.applications;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import org.grantway.applications.content.SectionPlan;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.forms.Submissions;
import org.grantway.forms.TaskHandler;
import org.grantway.programmes.Call;
import org.grantway.programmes.CallConditions;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.web.Arrivals;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;

/**
 * What the answers to an application's tasks on the generic page do: judge the host's
 * deadline, sign the framework agreement, and tell the journal.
 */
@Component
class ApplicationTasks implements TaskHandler {

	private static final Map<String, String> ACTIONS = Map.ofEntries(Map.entry("Task_HostReview", "host-review"),
			Map.entry("Task_HostCommitment", "host-commitment"), Map.entry("Task_Recommend", "recommendation"),
			Map.entry("Task_FormalCheck", "formal-check"), Map.entry("Task_Supplement", "supplement"),
			Map.entry("Task_AnswerIntention", "intention-answer"), Map.entry("Task_RegionScience", "co-sign"),
			Map.entry("Task_RegionFinance", "co-sign"), Map.entry("Task_RegionGovernment", "co-sign"),
			Map.entry("Task_FundingTalks", "funding-talks"), Map.entry("Task_AssessBudget", "budget-assessment"),
			Map.entry("Task_RevisePlan", "plan-revision"), Map.entry("Task_DraftPlan", "construction-plan"),
			Map.entry("Task_ForwardPlan", "plan-forwarding"), Map.entry("Task_ProvidePermits", "permits"),
			Map.entry("Task_Match", "match"), Map.entry("Task_CheckFull", "full-check"),
			Map.entry("Task_RecordPartnerDecision", "partner-decision"),
			Map.entry("Task_ProvideRegistration", "registration"));

	private static final Set<String> CHECKS_OF_HOSTS = Set.of("Task_HostReview", "Task_CheckFull");

	private final GrantApplications applications;

	private final Calls calls;

	private final Submissions submissions;

	private final FrozenDocuments documents;

	private final Eligibility eligibility;

	private final CallConditions conditions;

	private final HostLimits hosts;

	private final Windows windows;

	private final Recommendations recommendations;

	private final AgreedShares shares;

	private final Formats formats;

	private final MessageSource messages;

	private final ApplicationEventPublisher events;

	private final Arrivals arrivals;

	/** Asked for late: drafts begin processes, whose tasks these are. */
	private final ObjectProvider<ApplicationDrafts> drafts;

	ApplicationTasks(GrantApplications applications, Calls calls, Submissions submissions, FrozenDocuments documents,
			Eligibility eligibility, CallConditions conditions, HostLimits hosts, Windows windows,
			Recommendations recommendations, AgreedShares shares, Formats formats, MessageSource messages,
			ApplicationEventPublisher events, Arrivals arrivals, ObjectProvider<ApplicationDrafts> drafts) {
		this.drafts = drafts;
		this.shares = shares;
		this.formats = formats;
		this.messages = messages;
		this.applications = applications;
		this.calls = calls;
		this.submissions = submissions;
		this.documents = documents;
		this.eligibility = eligibility;
		this.conditions = conditions;
		this.hosts = hosts;
		this.windows = windows;
		this.recommendations = recommendations;
		this.events = events;
		this.arrivals = arrivals;
	}

	@Override
	public Set<String> tasks() {
		return ACTIONS.keySet();
	}

	/** Whether a region signs the framework agreement by it. */
	static boolean isCoSign(WorkItem item) {
		return "co-sign".equals(ACTIONS.get(item.task()));
	}

	/** Documents are supplemented once. */
	@Override
	public Set<String> closedOutcomes(WorkItem item) {
		boolean supplemented = item.task().equals("Task_FormalCheck")
				&& this.submissions.all(item.subjectId(), "Task_FormalCheck")
					.stream()
					.anyMatch((earlier) -> earlier.outcome().equals("supplement"));
		return supplemented ? Set.of("supplement") : Set.of();
	}

	@Override
	public Map<String, Object> prefill(WorkItem item) {
		GrantApplication application = application(item);
		Call call = this.calls.require(application.callId());
		return switch (item.task()) {
			case "Task_HostReview" -> returnable(call, forwarded(application, call), SectionPlan.Step.WHOLE,
					SectionPlan.Step.PRE_APPLICATION);
			case "Task_CheckFull" ->
				returnable(call, Map.of("ethics_ticked", ethicsTicked(application)), SectionPlan.Step.FULL_APPLICATION);
			case "Task_AnswerIntention" -> returnable(call, Map.of(), SectionPlan.Step.INTENTION);
			case "Task_Recommend" -> Map.of("counters", this.recommendations.counters(call, item));
			case "Task_FormalCheck" -> formalCheck(application, call);
			case "Task_RegionScience", "Task_RegionGovernment" ->
				agreed(application, item.itemKey(), "share", "amount");
			case "Task_RegionFinance" -> {
				Map<String, Object> agreed = new LinkedHashMap<>(
						agreed(application, item.itemKey(), "share", "amount"));
				agreed.put("finance", true);
				yield agreed;
			}
			case "Task_FundingTalks" -> agreed(application, AgreedShares.CENTRAL, "central_share", "central_amount");
			case "Task_AssessBudget" -> Map.of("assessed_amount", this.formats.exact(application.view().requested()));
			case "Task_DraftPlan" -> again(item, "Task_DraftPlan", "Task_ForwardPlan");
			case "Task_Supplement" -> Map.of("requested",
					this.submissions.latest(item.subjectId(), "Task_FormalCheck")
						.map((check) -> check.text("supplement"))
						.orElse(""));
			default -> Map.of();
		};
	}

	/** With the sections for which the application can be returned. */
	private Map<String, Object> returnable(Call call, Map<String, Object> start, SectionPlan.Step... steps) {
		Map<String, String> sections = new LinkedHashMap<>();
		Stream.of(steps)
			.flatMap((step) -> SectionPlan.of(call, step).stream())
			.forEach((section) -> sections.put(section.key(),
					this.messages.getMessage(section.titleKey(), null, LocaleContextHolder.getLocale())));
		Map<String, Object> more = new LinkedHashMap<>(start);
		more.put("section_options", sections);
		return more;
	}

	private Map<String, Object> agreed(GrantApplication application, String funder, String share, String amount) {
		return this.shares.of(application, funder)
			.map((agreed) -> Map.<String, Object>of(share, agreed.percent(), amount,
					this.formats.exact(agreed.amount())))
			.orElse(Map.of());
	}

	/** What was written before, and why it came back. */
	private Map<String, Object> again(WorkItem item, String written, String checked) {
		return this.submissions.latest(item.subjectId(), checked)
			.filter((answer) -> answer.outcome().equals("return"))
			.map((answer) -> {
				Map<String, Object> before = new LinkedHashMap<>();
				this.submissions.latest(item.subjectId(), written)
					.ifPresent((earlier) -> before.putAll(earlier.answers()));
				before.put("returned", answer.text("grounds"));
				return before;
			})
			.orElse(Map.of());
	}

	/**
	 * Where the plan that is to be forwarded, or the agreement that is to be signed, can
	 * be read, or what changed since the last version.
	 */
	@Override
	public Optional<Paper> paper(WorkItem item) {
		String page = "/applications/" + item.of().number();
		if (item.task().equals("Task_ForwardPlan")) {
			return Optional.of(paper("applications.said.construction-plan", page));
		}
		if (isCoSign(item)) {
			return Optional.of(paper("applications.agreement.title", page + "/agreement"));
		}
		int versions = item.task().equals("Task_HostReview")
				? this.documents.versions(item.of(), ApplicationVersions.KIND).size() : 0;
		return (versions > 1)
				? Optional.of(paper("applications.return.changes", page + "/versions/" + versions + "/changes"))
				: Optional.empty();
	}

	private Paper paper(String key, String page) {
		return new Paper(this.messages.getMessage(key, null, LocaleContextHolder.getLocale()), page);
	}

	/** What the host found before the application came back to it is found again. */
	private Map<String, Object> forwarded(GrantApplication application, Call call) {
		Map<String, Object> start = new LinkedHashMap<>();
		this.submissions.latest(application.id(), "Task_HostReview")
			.filter((answer) -> answer.outcome().equals("return"))
			.ifPresent((answer) -> start.putAll(answer.answers()));
		start.keySet().removeAll(Set.of("grounds", "changes"));
		start.put("ethics_ticked", ethicsTicked(application));
		OptionalLong used = this.hosts.forwarded(call, application.host());
		start.put("forwarded", used.isEmpty() ? "" : used.getAsLong());
		used.ifPresent((count) -> start.put("forwarded_most", call.limit(HostLimits.FORWARDED).orElseThrow()));
		return start;
	}

	private static String ethicsTicked(GrantApplication application) {
		return application.view().screenings().contains(Eligibility.ETHICS) ? "yes" : "";
	}

	/** What the system found, and what it leaves to the officer. */
	private Map<String, Object> formalCheck(GrantApplication application, Call call) {
		String findings = this.eligibility.found(application.id())
			.stream()
			.map((text) -> text.in(LocaleContextHolder.getLocale()))
			.collect(Collectors.joining("\n"));
		Map<String, String> left = this.conditions.forOfficers(call);
		Map<String, Object> start = new LinkedHashMap<>(foundInOrder(application));
		Map<String, Object> supplemented = supplemented(application);
		start.putAll(supplemented);
		if (supplemented.isEmpty()) {
			start.put("reason_without", Set.of("not-supplemented"));
		}
		start.putAll(Map.of("findings", findings, "conditions_left", left.size(), "conditions_options", left));
		return start;
	}

	/** What was asked for in a supplement, and what the applicant said to it. */
	private Map<String, Object> supplemented(GrantApplication application) {
		return this.submissions.latest(application.id(), "Task_FormalCheck")
			.filter((earlier) -> earlier.outcome().equals("supplement"))
			.map((earlier) -> Map.<String, Object>of("asked", earlier.text("supplement"), "answered",
					this.submissions.latest(application.id(), "Task_Supplement")
						.map((supplement) -> supplement.text("explanation"))
						.orElse("")))
			.orElse(Map.of());
	}

	/** After a supplement only what was not in order has to be judged again. */
	private Map<String, Object> foundInOrder(GrantApplication application) {
		return this.submissions.latest(application.id(), "Task_FormalCheck")
			.map((earlier) -> earlier.answers()
				.entrySet()
				.stream()
				.filter((answer) -> answer.getValue().equals("ok") || answer.getValue().equals("na"))
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
			.map((points) -> {
				points.put("rechecked", points.size());
				return points;
			})
			.orElse(Map.of());
	}

	@Override
	public Map<String, ?> completing(WorkItem item, String outcome, Map<String, Object> answers, Actor actor) {
		GrantApplication application = application(item);
		if (CHECKS_OF_HOSTS.contains(item.task())) {
			refuseAfterHostDeadline(application);
		}
		if (item.task().equals("Task_HostReview") && outcome.equals("forward")) {
			this.hosts.checkForwarding(this.calls.require(application.callId()), application);
		}
		if (outcome.equals("return")) {
			this.drafts.getObject().reopen(application, Returns.sections(answers));
		}
		if (item.task().equals("Task_Recommend") && outcome.equals("recommend")) {
			this.recommendations.give(application, this.calls.require(application.callId()), item, answers.get("place"),
					actor);
		}
		if (item.task().equals("Task_FundingTalks") && outcome.equals("agreed")) {
			this.shares.require(application, AgreedShares.CENTRAL, "central_share", answers.get("central_share"));
		}
		if (item.task().equals("Task_AssessBudget")) {
			requireWithinRequest(application, answers.get("assessed_amount"));
		}
		if (isCoSign(item) && outcome.equals("sign")) {
			this.shares.require(application, item.itemKey(), "share", answers.get("share"));
			sign(application, item, actor);
		}
		Fact fact = Fact.of(application.asCase(), "application." + ACTIONS.get(item.task()) + "." + outcome).by(actor);
		if (item.itemKey() != null) {
			fact = fact.now((item.role() == Role.HOST_OFFICE) ? "host" : "region", item.itemKey());
		}
		Object grounds = answers.getOrDefault("grounds", answers.get("reason"));
		this.events.publishEvent((grounds != null) ? fact.because(grounds.toString()) : fact);
		return Map.of();
	}

	private void requireWithinRequest(GrantApplication application, Object assessed) {
		Money requested = application.view().requested();
		if (Money.read(String.valueOf(assessed)).filter((amount) -> amount.compareTo(requested) > 0).isPresent()) {
			throw Refused.at("assessed_amount", "applications.assessment.above-request", this.formats.exact(requested));
		}
	}

	private void refuseAfterHostDeadline(GrantApplication application) {
		Instant until = this.windows.of(application, this.calls.require(application.callId())).hostUntil();
		Instant arrived = this.arrivals.current().counts();
		if (until != null && !arrived.isBefore(until)) {
			throw new Refused("applications.host.too-late", Submitting.toTheSecond(until),
					Submitting.toTheSecond(arrived));
		}
	}

	private void sign(GrantApplication application, WorkItem item, Actor actor) {
		FrozenDocument agreement = this.documents.latest(application.asCase(), Submitting.AGREEMENT)
			.orElseThrow(() -> new NotFound("agreement of " + application.number()));
		this.documents.sign(agreement.id(), Submitting.party(item.role(), item.itemKey()), actor,
				RoleAt.of(item.role(), item.itemKey()));
	}

	private GrantApplication application(WorkItem item) {
		return this.applications.findById(item.of().id())
			.orElseThrow(() -> new NotFound("application " + item.of().number()));
	}

}
