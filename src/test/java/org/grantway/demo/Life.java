package org.grantway.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

import org.springframework.mock.web.MockHttpServletResponse;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.forms.InvalidAnswers;
import org.grantway.programmes.Call;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;

/**
 * One call and one application from the first day on, moved by acts that are chosen at
 * random or given. After each act everything is held to what must always be true.
 */
class Life {

	/** How the usual way of a task stands to all others together. */
	private static final int USUALLY = 85;

	private final LifeWorld world;

	private final String template;

	private final CaseRef call;

	private final List<Act> past = new ArrayList<>();

	private Actor leader;

	private CaseRef application;

	private int refusals;

	Life(LifeWorld world, String template) {
		this.world = world;
		this.template = template;
		this.call = world.newCall(template);
	}

	List<Act> past() {
		return List.copyOf(this.past);
	}

	/** Acts that were answered with a refusal in words. */
	int refusals() {
		return this.refusals;
	}

	/** Whether nothing can happen any more. */
	boolean isOver() {
		return cases().stream().allMatch((of) -> this.world.timeline.nextTimer(of.type(), of.id()).isEmpty())
				&& open().isEmpty();
	}

	/** The status in which the application is, or {@code NONE}. */
	String status() {
		return current().map((one) -> one.status().name()).orElse("NONE");
	}

	List<CaseRef> cases() {
		List<CaseRef> cases = new ArrayList<>(List.of(this.call));
		if (this.application != null) {
			cases.addAll(this.world.others.with(this.application));
		}
		return cases;
	}

	/** Chooses what happens next. */
	Act choose(Random random) {
		Optional<Call> open = this.world.calls.byCode(this.call.number()).filter((one) -> one.isOpen(this.world.now()));
		if (this.application == null && open.isPresent()) {
			return Act.of("apply");
		}
		List<WorkItem> possible = open().stream().filter(this::isTime).toList();
		int dice = random.nextInt(1000);
		if (this.application != null) {
			if (dice < 5) {
				return Act.of("withdraw");
			}
			if (dice < 20 && refusedCase().isPresent()) {
				return Act.of("appeal");
			}
			if (dice >= 20 && dice < 25) {
				return Act.of("object");
			}
			if (dice >= 25 && dice < 30
					|| dice >= 850 && dice < 930 && this.world.changes.isUnderWay(this.application.id())) {
				return new Act("change", ChangesAtHand.KINDS.get(random.nextInt(ChangesAtHand.KINDS.size())),
						random.nextInt(20), 0, "");
			}
		}
		if (possible.isEmpty() || dice >= 930) {
			return Act.of("wait");
		}
		WorkItem item = possible.get(random.nextInt(possible.size()));
		List<WorkItem> same = possible.stream().filter((one) -> one.task().equals(item.task())).toList();
		String what = (dice < 60) ? "stranger" : (dice < 90) ? "twice" : "do";
		List<String> variants = this.world.variants.of(item);
		String how = (variants.isEmpty() || random.nextInt(100) < USUALLY) ? ""
				: variants.get(random.nextInt(variants.size()));
		return new Act(what, item.task(), same.indexOf(item), random.nextInt(20), how);
	}

	/** Does it, and says what is wrong afterwards, if anything is. */
	Optional<String> perform(Act act, Predicate<Life> alsoWrong) {
		this.past.add(act);
		String before = look();
		boolean done;
		try {
			done = happen(act);
		}
		catch (NotFound | NotAllowed | Refused | InvalidAnswers ex) {
			done = false;
		}
		catch (RuntimeException ex) {
			// the applications' own refusal is not for other packages
			if (!ex.getClass().getSimpleName().equals("Incomplete")) {
				return Optional.of(act + " broke: " + ex);
			}
			done = false;
		}
		if (!done) {
			this.refusals++;
			if (!before.equals(look())) {
				return Optional.of(act + " was refused, but something changed.");
			}
		}
		else if (act.what().equals("stranger")) {
			return Optional.of(act + " was done by somebody who may not do it.");
		}
		this.world.timeline.runDueJobs();
		List<String> faults = new ArrayList<>();
		cases().forEach((of) -> this.world.check.faults(of).forEach((fault) -> faults.add(fault.toString())));
		faults.addAll(exits());
		if (alsoWrong.test(this)) {
			faults.add("What must not happen has happened.");
		}
		return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", faults));
	}

	void end() {
		this.world.abandon(cases());
	}

	private boolean happen(Act act) {
		if (this.application == null && List.of("withdraw", "appeal", "object", "change").contains(act.what())) {
			return false;
		}
		switch (act.what()) {
			case "wait" -> {
				return pass();
			}
			case "apply" -> {
				return apply();
			}
			case "withdraw" -> {
				return worked(this.world.post("/applications/" + this.application.number() + "/withdraw",
						Map.of("reason", "另有安排。Other plans."), this.leader));
			}
			case "appeal" -> {
				CaseRef of = refusedCase().orElse(this.application);
				return worked(this.world.post("/" + of.type() + "s/" + of.number() + "/appeal",
						Map.of("ground", "procedure", "grounds", "程序有误：未按时限通知，亦未说明理由和依据。The time limit was not kept."),
						this.leader));
			}
			case "object" -> {
				return object();
			}
			case "change" -> {
				return change(act);
			}
			default -> {
				return work(act);
			}
		}
	}

	private boolean change(Act act) {
		UUID of = this.application.id();
		Optional<UUID> leads = this.world.changes.leader(of);
		leads.ifPresent((person) -> this.world.change(of, act.about(),
				this.world.changes.typed(of, act.about(), act.which()), person));
		return leads.isPresent();
	}

	private boolean work(Act act) {
		List<WorkItem> same = open().stream()
			.filter((item) -> item.task().equals(act.about()) && isTime(item))
			.toList();
		if (same.isEmpty()) {
			return false;
		}
		WorkItem item = same.get(act.which() % same.size());
		Map<String, String> wishes = this.world.variants.wishes(item, act.how());
		if (act.what().equals("stranger")) {
			Optional<Actor> stranger = this.world.stranger(item, act.who());
			stranger.ifPresent((person) -> this.world.others.answer(item, person, wishes));
			return stranger.isPresent();
		}
		List<Actor> able = this.world.able(item);
		if (able.isEmpty()) {
			return false;
		}
		Actor person = able.get(act.who() % able.size());
		this.world.others.answer(item, person, wishes);
		if (act.what().equals("twice")) {
			String once = look();
			try {
				this.world.others.answer(item, person, wishes);
			}
			catch (RuntimeException ex) {
				// the second one is refused, or means nothing more
			}
			if (!once.equals(look()) && stillOpen(item)) {
				throw new IllegalStateException("The second press changed something.");
			}
		}
		return true;
	}

	private boolean stillOpen(WorkItem item) {
		return open().stream().anyMatch((one) -> one.id().equals(item.id()));
	}

	/** To the next thing that happens by itself, or to when somebody can go on. */
	private boolean pass() {
		Instant now = this.world.now();
		List<Instant> ahead = new ArrayList<>();
		cases().forEach((of) -> this.world.timeline.nextTimer(of.type(), of.id()).ifPresent(ahead::add));
		open().forEach((item) -> this.world.others.waitsUntil(item).ifPresent(ahead::add));
		Optional<Instant> next = ahead.stream().filter(now::isBefore).min(Comparator.naturalOrder());
		next.ifPresent((at) -> this.world.timeline.advanceTo(at.plus(Duration.ofMillis(1))));
		return next.isPresent();
	}

	private boolean apply() {
		Call open = this.world.calls.byCode(this.call.number()).orElseThrow();
		this.leader = this.world.newLeader(this.template);
		String number = this.world.start(open, this.leader);
		this.application = this.world.applications.caseOf(this.world.applications.byNumber(number).orElseThrow().id());
		return true;
	}

	private boolean object() {
		Optional<CaseRef> list = cases().stream().filter((of) -> of.type().equals("list")).findFirst();
		return list.isPresent() && worked(this.world.post("/notices/" + list.get().number(),
				Map.of("name", "陈某示例 Example", "contact", "somebody@example.org", "grounds",
						"该项目与已立项目内容重复，请予核查。The project repeats one that was funded before."),
				null));
	}

	private static boolean worked(MockHttpServletResponse answer) {
		if (answer.getStatus() >= 500) {
			throw new IllegalStateException("The page answered " + answer.getStatus());
		}
		return answer.getStatus() == 303;
	}

	private boolean isTime(WorkItem item) {
		return this.world.others.waitsUntil(item).filter((at) -> at.isAfter(this.world.now())).isEmpty();
	}

	private List<WorkItem> open() {
		return cases().stream()
			.flatMap((of) -> this.world.worklist.openOf(of.type(), of.id()).stream())
			.sorted(Comparator.comparing(WorkItem::task)
				.thenComparing((item) -> String.valueOf(item.itemKey()))
				.thenComparing(WorkItem::createdAt))
			.toList();
	}

	/** The application or its project, while a decision against it can be appealed. */
	private Optional<CaseRef> refusedCase() {
		if (current().orElseThrow().status().isRefusal()) {
			return Optional.of(this.application);
		}
		return cases().stream().filter((of) -> of.type().equals("project")).filter(this::isEnded).findFirst();
	}

	private boolean isEnded(CaseRef project) {
		return List.of("NOT_PASSED", "TERMINATED", "REVOKED").contains(statusOf(project));
	}

	private String statusOf(CaseRef project) {
		return this.world.jdbc.queryForObject("select status from project where id = ?", String.class,
				project.id().toString());
	}

	private Optional<ApplicationView> current() {
		return Optional.ofNullable(this.application).map((of) -> this.world.applications.require(of.id()));
	}

	/**
	 * Whoever was refused has a decision with a last day to appeal, and with grounds
	 * where it never came to a list; so has a project that was not passed or revoked.
	 */
	private List<String> exits() {
		List<String> faults = new ArrayList<>();
		current().filter((one) -> one.status().isRefusal()).ifPresent((one) -> {
			List<String> grounds = this.world.jdbc.queryForList(
					"select grounds from formal_outcome where case_id = ? and status = ? "
							+ "and appeal_until > served_at order by served_at desc",
					String.class, one.id().toString(), one.status().name());
			if (grounds.isEmpty()) {
				faults.add("The application is " + one.status() + " without a formal decision.");
			}
			else if (one.status() == ApplicationStatus.DECLINED && grounds.get(0).isBlank()
					&& cases().stream().noneMatch((of) -> of.type().equals("list"))) {
				faults.add("The decision that declined it gives no grounds.");
			}
		});
		cases().stream()
			.filter((of) -> of.type().equals("project"))
			.filter((of) -> List.of("NOT_PASSED", "REVOKED").contains(statusOf(of)))
			.filter((of) -> this.world.jdbc.queryForList(
					"select id from formal_outcome where case_id = ? and annulled_at is null and appeal_until > served_at",
					String.class, of.id().toString())
				.isEmpty())
			.forEach((of) -> faults.add("The project has ended without a formal decision."));
		return faults;
	}

	/** All that a refused act must leave as it is. */
	private String look() {
		StringBuilder seen = new StringBuilder();
		for (CaseRef of : cases()) {
			seen.append(of.number())
				.append(' ')
				.append(this.world.jdbc
					.queryForObject("select count(*) from journal_entry where case_type = ? and case_id = ? "
							+ "and action <> 'document.stored'", Integer.class, of.type(), of.id().toString()))
				.append(' ')
				.append(this.world.jdbc.queryForList(
						"select concat(task, coalesce(item_key, ''), state, coalesce(assignee, '')) from work_item "
								+ "where case_type = ? and case_id = ? order by id",
						String.class, of.type(), of.id().toString()));
		}
		return seen.append(status()).toString();
	}

}
