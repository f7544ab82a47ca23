package org.grantway.awards.consultation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.ApplicationContent;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.DepartmentView;
import org.grantway.programmes.Calls;
import org.grantway.review.ReviewResults;
import org.grantway.shared.Actor;
import org.grantway.shared.Money;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.workflow.Worklist;

/**
 * The pages of a consultation: the board for the lead, the package for departments, and
 * what settles comments and disputes.
 */
@Controller
class ConsultationController {

	private static final List<Opinion> GENERAL = List.of(Opinion.AGREE, Opinion.NOT_CONCERNED);

	private static final List<Opinion> EXCEPTED = List.of(Opinion.AGREE_WITH_COMMENTS, Opinion.OBJECT_MINOR,
			Opinion.OBJECT_MATERIAL);

	private final Consultations consultations;

	private final ConsultationSteps steps;

	private final Lists lists;

	private final Calls calls;

	private final Applications applications;

	private final ApplicationContent content;

	private final ReviewResults results;

	private final Organisations organisations;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final MessageSource messages;

	ConsultationController(Consultations consultations, ConsultationSteps steps, Lists lists, Calls calls,
			Applications applications, ApplicationContent content, ReviewResults results, Organisations organisations,
			AwardsAccess access, Worklist worklist, MessageSource messages) {
		this.consultations = consultations;
		this.steps = steps;
		this.lists = lists;
		this.calls = calls;
		this.applications = applications;
		this.content = content;
		this.results = results;
		this.organisations = organisations;
		this.access = access;
		this.worklist = worklist;
		this.messages = messages;
	}

	@GetMapping("/lists/{number}/consultation")
	String board(@PathVariable String number, @CurrentActor Actor actor, Model model, Locale locale) {
		return desk("board", readable(number, actor), Map.of(), Map.of(), actor, model, locale);
	}

	@GetMapping("/lists/{number}/{page:comments|meeting|dispute}")
	String settle(@PathVariable String number, @PathVariable String page, @CurrentActor Actor actor, Model model,
			Locale locale) {
		return desk(page, readable(number, actor), Map.of(), Map.of(), actor, model, locale);
	}

	@PostMapping("/lists/{number}/{page:comments|meeting|dispute}")
	String settle(@PathVariable String number, @PathVariable String page, @RequestParam Map<String, String> typed,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		ListView list = readable(number, actor);
		try {
			switch (page) {
				case "comments" -> this.consultations.answerComments(list, answers(list, typed), actor);
				case "meeting" -> this.consultations.meet(list, new Consultations.Meeting(day(typed, "heldOn"),
						text(typed, "minutes"), amounts(list, typed), text(typed, "amountReason")), actor);
				default -> this.consultations.rule(list, rulings(list, typed), actor);
			}
		}
		catch (Refused ex) {
			return desk(page, list, typed, FormErrors.of(ex, this.messages, locale), actor, model, locale);
		}
		flash.addFlashAttribute("message", "consultation.saved." + page);
		return "redirect:/lists/" + number + "/consultation";
	}

	@GetMapping("/consultations/{number}/{department}")
	String reply(@PathVariable String number, @PathVariable String department, @CurrentActor Actor actor, Model model,
			Locale locale) {
		return reply(asked(number, department, actor), department, new HashMap<>(), Map.of(), actor, model, locale);
	}

	@PostMapping("/consultations/{number}/{department}")
	String reply(@PathVariable String number, @PathVariable String department, @RequestParam String action,
			@RequestParam Map<String, String> typed, @RequestParam(required = false) MultipartFile scan,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		ListView list = asked(number, department, actor);
		try {
			act(list, department, action, typed, scan, actor);
		}
		catch (Refused ex) {
			return reply(list, department, typed, FormErrors.of(ex, this.messages, locale), actor, model, locale);
		}
		flash.addFlashAttribute("message", "consultation.done." + action);
		return "redirect:/consultations/" + number + "/" + department;
	}

	private void act(ListView list, String department, String action, Map<String, String> typed, MultipartFile scan,
			Actor actor) {
		switch (action) {
			case "draft" -> this.consultations.draft(list, department, opinion(typed.get("general")),
					text(typed, "text"), excepted(list, typed), actor);
			case "sign", "return" -> this.consultations.headDecides(list, department, action, text(typed, "remark"),
					typed.get("password"), actor);
			case "extend" -> this.consultations.askForTime(list, department, text(typed, "reason"), actor);
			case "letter" -> this.consultations.enterLetter(list, department,
					new Consultations.Letter(this.consultations.keepScan(list, scan, actor),
							text(typed, "documentNumber"), day(typed, "dateOnPaper"), opinion(typed.get("general")),
							text(typed, "text"), excepted(list, typed)),
					actor);
			case "confirm", "reject" -> this.consultations.confirmLetter(list, department, "confirm".equals(action),
					text(typed, "mismatch"), actor);
			default -> throw new NotFound("action " + action);
		}
	}

	private String desk(String page, ListView list, Map<String, String> typed, Map<String, String> errors, Actor actor,
			Model model, Locale locale) {
		model.addAttribute("list", list);
		model.addAttribute("call", this.calls.require(list.callId()));
		model.addAttribute("replies", this.consultations.of(list.id()));
		model.addAttribute("open", this.consultations.openComments(list.id()));
		model.addAttribute("meetings", this.consultations.meetings(list.id()));
		model.addAttribute("changes", this.lists.changes(list.id()));
		model.addAttribute("departments", departments());
		model.addAttribute("silence", silence(list));
		model.addAttribute("applications", applications(list));
		model.addAttribute("typed", typed);
		model.addAttribute("errors", errors);
		model.addAttribute("yesNo", options(locale, "consultation.adopted.", "yes", "no"));
		model.addAttribute("rulings", options(locale, "consultation.ruling.", "pass", "stopped"));
		model.addAttribute("task", task(page, list, actor));
		return "awards/" + (page.equals("board") ? "consultation" : page);
	}

	private boolean task(String page, ListView list, Actor actor) {
		String task = switch (page) {
			case "comments" -> "Task_AnswerComments";
			case "meeting" -> "Task_CoordinationMeeting";
			case "dispute" -> "Task_RuleDispute";
			default -> null;
		};
		return task != null && this.worklist.find(list.id(), task, actor).isPresent();
	}

	private String reply(ListView list, String department, Map<String, String> typed, Map<String, String> errors,
			Actor actor, Model model, Locale locale) {
		ReplyView reply = this.consultations.reply(list.id(), department)
			.orElseThrow(() -> new NotFound("reply of " + department));
		model.addAttribute("list", list);
		model.addAttribute("call", this.calls.require(list.callId()));
		model.addAttribute("department", this.organisations.requireDepartment(department));
		model.addAttribute("reply", reply);
		model.addAttribute("returned", this.consultations.returned(reply));
		model.addAttribute("before", before(reply));
		model.addAttribute("meetings",
				(reply.round() > 1) ? this.consultations.meetings(list.id()) : List.<CoordinationMeeting.View>of());
		model.addAttribute("changes", this.lists.changes(list.id()));
		model.addAttribute("silence", this.steps.meaningOfSilence(list, department));
		model.addAttribute("applications", applications(list));
		model.addAttribute("conclusions", conclusions(list));
		model.addAttribute("contents",
				list.items()
					.stream()
					.collect(Collectors.toMap(ListView.Item::applicationId,
							(item) -> this.content.planAndBudget(item.applicationId()))));
		model.addAttribute("general", opinions(locale, GENERAL));
		model.addAttribute("excepted", opinions(locale, EXCEPTED));
		model.addAttribute("typed", typed.isEmpty() ? prefill(reply) : typed);
		model.addAttribute("errors", errors);
		model.addAttribute("mayDraft",
				this.worklist.find(list.id(), "Task_DraftOpinion", department, actor).isPresent());
		model.addAttribute("maySign", this.worklist.find(list.id(), "Task_SignOpinion", department, actor).isPresent());
		model.addAttribute("mayEnter", this.access.mayFormLists(actor, list.callId()) && !reply.isAnswered()
				&& !"ON_PAPER".equals(reply.state()));
		model.addAttribute("mayConfirm", this.access.mayFormLists(actor, list.callId())
				&& "ON_PAPER".equals(reply.state()) && !actor.is(reply.enteredBy()));
		return "awards/reply";
	}

	/** What the department replied when it was asked before. */
	private List<ReplyView> before(ReplyView reply) {
		return this.consultations.of(reply.listId())
			.stream()
			.filter((one) -> one.department().equals(reply.department()) && one.round() < reply.round())
			.toList();
	}

	private static Map<String, String> prefill(ReplyView reply) {
		Map<String, String> typed = new HashMap<>();
		typed.put("text", reply.text());
		if (reply.outcome() != null) {
			typed.put("general",
					(reply.outcome() == Opinion.NOT_CONCERNED) ? Opinion.NOT_CONCERNED.name() : Opinion.AGREE.name());
		}
		for (ReplyView.Remark remark : reply.remarks()) {
			typed.put("opinion_" + remark.application(), remark.opinion().name());
			typed.put("grounds_" + remark.application(), remark.grounds());
			typed.put("change_" + remark.application(), remark.requestedChange());
		}
		return typed;
	}

	/** What the panel concluded: never who said what, or how anyone voted. */
	private Map<UUID, ReviewResults.PanelResult> conclusions(ListView list) {
		Map<UUID, ReviewResults.PanelResult> found = new HashMap<>();
		for (ListView.Item item : list.standing()) {
			this.results.panel(item.applicationId(), "argumentation")
				.or(() -> this.results.panel(item.applicationId(), "defence"))
				.ifPresent((result) -> found.put(item.applicationId(), result));
		}
		return found;
	}

	private Map<String, Opinion> silence(ListView list) {
		return this.consultations.current(list.id())
			.stream()
			.collect(Collectors.toMap(ReplyView::department,
					(reply) -> this.steps.meaningOfSilence(list, reply.department())));
	}

	private Map<String, DepartmentView> departments() {
		return this.organisations.departments()
			.stream()
			.collect(Collectors.toMap(DepartmentView::code, (department) -> department));
	}

	private Map<UUID, ApplicationView> applications(ListView list) {
		return this.applications.all(list.items().stream().map(ListView.Item::applicationId).toList());
	}

	private static List<ItemOpinion> excepted(ListView list, Map<String, String> typed) {
		List<ItemOpinion> excepted = new ArrayList<>();
		for (ListView.Item item : list.standing()) {
			Opinion opinion = opinion(typed.get("opinion_" + item.applicationId()));
			if (opinion != null && EXCEPTED.contains(opinion)) {
				excepted.add(new ItemOpinion(item.applicationId(), opinion,
						text(typed, "grounds_" + item.applicationId()), text(typed, "change_" + item.applicationId())));
			}
		}
		return excepted;
	}

	private Map<UUID, Consultations.Answer> answers(ListView list, Map<String, String> typed) {
		Map<UUID, Consultations.Answer> answers = new LinkedHashMap<>();
		for (ReplyView.Remark remark : this.consultations.openComments(list.id())) {
			String adopted = text(typed, "adopted_" + remark.id());
			answers.put(remark.id(), new Consultations.Answer(adopted.isEmpty() ? null : adopted.equals("yes"),
					text(typed, "answer_" + remark.id())));
		}
		return answers;
	}

	private static Map<UUID, Money> amounts(ListView list, Map<String, String> typed) {
		Map<UUID, Money> amounts = new LinkedHashMap<>();
		for (ListView.Item item : list.standing()) {
			String field = "amount_" + item.applicationId();
			if (typed.containsKey(field)) {
				amounts.put(item.applicationId(), Money.read(typed.get(field)).orElse(null));
			}
		}
		return amounts;
	}

	private static Map<UUID, Consultations.Ruling> rulings(ListView list, Map<String, String> typed) {
		Map<UUID, Consultations.Ruling> rulings = new LinkedHashMap<>();
		for (ListView.Item item : list.standing()) {
			rulings.put(item.applicationId(), new Consultations.Ruling(text(typed, "result_" + item.applicationId()),
					text(typed, "grounds_" + item.applicationId())));
		}
		return rulings;
	}

	private static Opinion opinion(String name) {
		for (Opinion opinion : Opinion.values()) {
			if (opinion.name().equals(name) && (GENERAL.contains(opinion) || EXCEPTED.contains(opinion))) {
				return opinion;
			}
		}
		return null;
	}

	private static String text(Map<String, String> typed, String key) {
		return typed.getOrDefault(key, "").strip();
	}

	private static LocalDate day(Map<String, String> typed, String key) {
		try {
			return LocalDate.parse(text(typed, key));
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private Map<String, String> opinions(Locale locale, List<Opinion> opinions) {
		Map<String, String> options = new LinkedHashMap<>();
		opinions.forEach(
				(opinion) -> options.put(opinion.name(), this.messages.getMessage(opinion.labelKey(), null, locale)));
		return options;
	}

	private Map<String, String> options(Locale locale, String prefix, String... keys) {
		Map<String, String> options = new LinkedHashMap<>();
		for (String key : keys) {
			options.put(key, this.messages.getMessage(prefix + key, null, locale));
		}
		return options;
	}

	private ListView readable(String number, Actor actor) {
		ListView list = this.lists.require(number);
		this.access.requireMayReadList(actor, list.callId());
		return list;
	}

	private ListView asked(String number, String department, Actor actor) {
		ListView list = this.lists.require(number);
		this.access.requireMayReadConsultation(actor, list.callId(), department);
		return list;
	}

}
