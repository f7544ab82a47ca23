package org.grantway.review.panels;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.documents.Readable.Part;
import org.grantway.review.ReviewResults.PanelResult;
import org.springframework.context.i18n.LocaleContextHolder;
import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.identity.Reauthentication;
import org.grantway.programmes.ReferenceData;
import org.grantway.programmes.ReferenceData.DecisionRule;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.review.ReviewAccess;
import org.grantway.review.experts.Candidate;
import org.grantway.review.experts.Draw;
import org.grantway.review.experts.ExpertPool.Screening;
import org.grantway.review.experts.Reading;
import org.grantway.review.letters.LetterFindings;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Names;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.grantway.web.Pages;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A panel's pages: seats, attendance, ballot, conclusion, minutes. */
@Controller
class PanelController {

	private static final int ROWS = 50;

	private final Panels panels;

	private final People people;

	private final Organisations organisations;

	private final Reading reading;

	private final LetterFindings letters;

	private final ReferenceData reference;

	private final Reauthentication reauthentication;

	private final MessageSource messages;

	private final FindingWords words;

	PanelController(Panels panels, People people, Organisations organisations, Reading reading, LetterFindings letters,
			ReferenceData reference, Reauthentication reauthentication, MessageSource messages, FindingWords words) {
		this.words = words;
		this.panels = panels;
		this.people = people;
		this.organisations = organisations;
		this.reading = reading;
		this.letters = letters;
		this.reference = reference;
		this.reauthentication = reauthentication;
		this.messages = messages;
	}

	@GetMapping("/panels")
	String list(@RequestParam(defaultValue = "0") int page, @CurrentActor Actor actor, Model model) {
		Page<PanelItem> items = this.panels.itemsOf(actor, Pages.of(page, ROWS));
		Map<UUID, LocalizedText> titles = this.panels.titles(items.getContent());
		model.addAttribute("items", items.map((item) -> Line.of(item, titles.get(item.of().id()))));
		return "review/panels";
	}

	@GetMapping("/panels/{id}/seat")
	String seat(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		return seat(office(id, actor), Map.of(), Set.of(), null, "", "", model);
	}

	@PostMapping("/panels/{id}/seat")
	String seat(@PathVariable UUID id, @RequestParam(required = false) List<UUID> members,
			@RequestParam(required = false) UUID chair, @RequestParam(defaultValue = "") String meetsAt,
			@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "false") boolean unusual,
			@CurrentActor Actor actor, Model model, Locale locale, RedirectAttributes flash) {
		PanelItem item = office(id, actor);
		List<UUID> chosen = (members != null) ? members : List.of();
		try {
			this.panels.seat(id, chosen, chair, meeting(meetsAt), place.strip(), unusual, actor);
		}
		catch (Refused ex) {
			model.addAttribute("unusual", unusual);
			return seat(item, error(ex, locale), Set.copyOf(chosen), chair, meetsAt, place, model);
		}
		flash.addFlashAttribute("message", "panel.seated");
		return "redirect:/panels/" + id;
	}

	/** Null where it is no time; it is refused together with all else that is wrong. */
	private static Instant meeting(String typed) {
		try {
			return LocalDateTime.parse(typed).atZone(Times.ZONE).toInstant();
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private String seat(PanelItem item, Map<String, String> errors, Set<UUID> chosen, UUID chair, String meetsAt,
			String place, Model model) {
		Screening screening = this.panels.screen(item);
		Set<UUID> ticked = chosen;
		UUID chairTicked = chair;
		List<PanelMember> before = this.panels.members(item.id());
		if (chosen.isEmpty() && !before.isEmpty()) {
			ticked = before.stream().map(PanelMember::person).collect(Collectors.toSet());
			chairTicked = before.stream()
				.filter(PanelMember::isChair)
				.map(PanelMember::person)
				.findFirst()
				.orElse(null);
		}
		common(item, model);
		Set<UUID> byLetter = new HashSet<>(this.letters.reviewers(this.panels.subject(item).application()));
		byLetter.retainAll(screening.eligible().stream().map(Candidate::person).toList());
		model.addAttribute("seatFrom", this.panels.seatFrom(item));
		model.addAttribute("byLetter", byLetter);
		model.addAttribute("eligible",
				screening.eligible().stream().sorted(byFieldMatch(this.panels.subject(item).field())).toList());
		model.addAttribute("blocked", screening.blocked());
		model.addAttribute("units", units(screening.eligible()));
		model.addAttribute("fields", fields(screening.eligible()));
		model.addAttribute("chosen", ticked);
		model.addAttribute("chair", chairTicked);
		model.addAttribute("meetsAt", meetsAt);
		model.addAttribute("place", place);
		model.addAttribute("errors", errors);
		return "review/panel-seat";
	}

	private static Comparator<Candidate> byFieldMatch(String field) {
		return Comparator.comparing((Candidate expert) -> Draw.match(field, expert))
			.thenComparing((expert) -> Names.sortKey(expert.name()));
	}

	private Map<UUID, List<LocalizedText>> fields(List<Candidate> experts) {
		return experts.stream()
			.collect(Collectors.toMap(Candidate::person,
					(expert) -> expert.fields()
						.stream()
						.sorted()
						.map((code) -> this.reference.field(code)
							.map(ReferenceData.Field::name)
							.orElse(LocalizedText.of(code, code)))
						.toList()));
	}

	private Map<UUID, LocalizedText> units(List<Candidate> experts) {
		Map<String, Organisations.OrganisationView> views = this.organisations
			.all(experts.stream().map(Candidate::organisation).collect(Collectors.toSet()));
		return experts.stream()
			.filter((expert) -> views.containsKey(expert.organisation()))
			.collect(Collectors.toMap(Candidate::person, (expert) -> views.get(expert.organisation()).name()));
	}

	@GetMapping("/panels/{id}")
	String item(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		return item(this.panels.readable(id, actor), Map.of(), Map.of(), actor, model);
	}

	@PostMapping("/panels/{id}")
	String attend(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		PanelItem item = this.panels.readable(id, actor);
		try {
			if ("recuse".equals(posted.getFirst("action"))) {
				this.panels.recuse(id, Objects.requireNonNullElse(posted.getFirst("remark"), "").strip(), actor);
				flash.addFlashAttribute("message", "panel.recused");
				return "redirect:/panels";
			}
			boolean quorum = this.panels.attend(id, attendance(posted), remarks(posted), chair(posted),
					posted.containsKey("adjourn"), actor);
			flash.addFlashAttribute("message", quorum ? "panel.attended" : "panel.adjourned");
			return "redirect:/panels/" + id;
		}
		catch (Refused ex) {
			return item(item, posted.toSingleValueMap(), error(ex, locale), actor, model);
		}
	}

	private static Map<UUID, Attendance> attendance(MultiValueMap<String, String> posted) {
		Map<UUID, Attendance> how = new LinkedHashMap<>();
		posted.toSingleValueMap().forEach((field, value) -> {
			if (field.startsWith("attendance.")) {
				how.put(UUID.fromString(field.substring("attendance.".length())), Attendance.valueOf(value));
			}
		});
		return how;
	}

	private static Map<UUID, String> remarks(MultiValueMap<String, String> posted) {
		Map<UUID, String> why = new LinkedHashMap<>();
		posted.toSingleValueMap().forEach((field, value) -> {
			if (field.startsWith("remark.")) {
				why.put(UUID.fromString(field.substring("remark.".length())), value);
			}
		});
		return why;
	}

	private static UUID chair(MultiValueMap<String, String> posted) {
		String chair = posted.getFirst("chair");
		return (chair == null || chair.isBlank()) ? null : UUID.fromString(chair);
	}

	private String item(PanelItem item, Map<String, String> typed, Map<String, String> errors, Actor actor,
			Model model) {
		common(item, model);
		Subject subject = this.panels.subject(item);
		List<Seat> seats = seats(item);
		boolean office = ReviewAccess.runsPanels(actor, item.agency());
		Seat own = seats.stream().filter((seat) -> actor.is(seat.person())).findFirst().orElse(null);
		boolean mayRead = own != null && own.attendance() != Attendance.RECUSED || office
				|| ReviewAccess.inspects(actor);
		model.addAttribute("seats", seats);
		model.addAttribute("earlier", earlier(item));
		model.addAttribute("reasons", office || ReviewAccess.inspects(actor));
		model.addAttribute("office", office);
		model.addAttribute("secretary", actor.holds(org.grantway.shared.Role.PANEL_SECRETARY, item.agency()));
		model.addAttribute("attendanceFrom",
				(item.state() == PanelItem.State.SEATED) ? this.panels.attendanceFrom(item) : null);
		model.addAttribute("seatFrom", this.panels.seatFrom(item));
		model.addAttribute("own", own);
		model.addAttribute("typed", typed);
		model.addAttribute("voted", own != null && this.panels.hasVoted(item.id(), own.person()));
		model.addAttribute("opinions", mayRead ? this.letters.opinions(item.of().id()) : List.of());
		model.addAttribute("before", mayRead ? before(item) : List.of());
		model.addAttribute("papers", mayRead ? this.panels.papers(item, LocaleContextHolder.getLocale()) : List.of());
		model.addAttribute("content", mayRead ? this.reading.content(subject) : List.of());
		model.addAttribute("files", mayRead ? this.reading.files(subject) : List.of());
		model.addAttribute("errors", errors);
		return "review/panel";
	}

	/** What panels have found about the case before, the newest first. */
	private List<Part> before(PanelItem item) {
		Locale locale = LocaleContextHolder.getLocale();
		List<Part> before = new ArrayList<>();
		for (PanelResult found : this.panels.found(item)) {
			before.add(0,
					new Part(this.messages.getMessage("panel.before",
							new Object[] { this.messages.getMessage("panel.purpose." + found.purpose(), null, locale) },
							locale), this.words.facts(found, true, locale)));
		}
		return before;
	}

	@GetMapping("/panels/{id}/ballot")
	String ballot(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		return ballot(this.panels.readable(id, actor), Map.of(), actor, model);
	}

	/**
	 * The first time names what would be cast, the second time casts it. What was chosen
	 * is never part of an address, and a reload or a step back only asks again.
	 */
	@PostMapping("/panels/{id}/ballot")
	String vote(@PathVariable UUID id, @RequestParam(required = false) Choice choice,
			@RequestParam(defaultValue = "false") boolean confirmed, @CurrentActor Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		PanelItem item = this.panels.readable(id, actor);
		this.panels.member(id, actor.personId());
		if (this.panels.hasVoted(id, actor.personId())) {
			flash.addFlashAttribute("message", "panel.voted");
			return "redirect:/panels/" + id;
		}
		try {
			if (choice == null) {
				throw Refused.at("choice", "panel.error.no-choice");
			}
			if (!confirmed) {
				flash.addFlashAttribute("chosen", choice.name());
				return "redirect:/panels/" + id + "/ballot";
			}
			this.panels.vote(id, choice, actor);
		}
		catch (Refused ex) {
			return ballot(item, error(ex, locale), actor, model);
		}
		flash.addFlashAttribute("message", "panel.voted");
		return "redirect:/panels/" + id;
	}

	private String ballot(PanelItem item, Map<String, String> errors, Actor actor, Model model) {
		this.panels.member(item.id(), actor.personId());
		common(item, model);
		model.addAttribute("voted", this.panels.hasVoted(item.id(), actor.personId()));
		model.addAttribute("open", item.state() == PanelItem.State.BALLOT);
		model.addAttribute("errors", errors);
		return "review/ballot";
	}

	@GetMapping("/panels/{id}/conclusion")
	String conclusion(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		return conclusion(chaired(id, actor), Map.of(), "", "", "", model);
	}

	@PostMapping("/panels/{id}/conclusion")
	String conclude(@PathVariable UUID id, @RequestParam(defaultValue = "") String result,
			@RequestParam(defaultValue = "") String conclusion, @RequestParam(defaultValue = "") String conditions,
			@RequestParam(defaultValue = "") String password, @CurrentActor Actor actor, Model model, Locale locale,
			RedirectAttributes flash) {
		PanelItem item = chaired(id, actor);
		try {
			new Refusals().gather(() -> this.panels.checkConclusion(item, result, conclusion))
				.gather(() -> this.reauthentication.check(actor, password))
				.refuse();
			this.panels.conclude(id, result, conclusion, conditions, actor);
		}
		catch (Refused ex) {
			return conclusion(item, error(ex, locale), result, conclusion, conditions, model);
		}
		flash.addFlashAttribute("message", "panel.concluded");
		return "redirect:/panels/" + id + "/minutes";
	}

	private String conclusion(PanelItem item, Map<String, String> errors, String result, String text, String conditions,
			Model model) {
		common(item, model);
		model.addAttribute("results", this.panels.results(item));
		model.addAttribute("result", result);
		model.addAttribute("conclusion", text);
		model.addAttribute("conditions", conditions);
		model.addAttribute("errors", errors);
		return "review/conclusion";
	}

	@GetMapping("/panels/{id}/minutes")
	String minutes(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		PanelItem item = this.panels.readable(id, actor);
		common(item, model);
		model.addAttribute("seats", seats(item));
		return "review/minutes";
	}

	private PanelItem office(UUID id, Actor actor) {
		PanelItem item = this.panels.readable(id, actor);
		ReviewAccess.requireAgency(actor, item.agency());
		return item;
	}

	private PanelItem chaired(UUID id, Actor actor) {
		PanelItem item = this.panels.readable(id, actor);
		if (seats(item).stream().noneMatch((seat) -> seat.chair() && actor.is(seat.person()))) {
			throw new NotAllowed("panel.denied.chair");
		}
		return item;
	}

	private void common(PanelItem item, Model model) {
		DecisionRule rule = this.panels.rule(item);
		List<PanelMember> members = this.panels.members(item.id());
		int recused = (int) members.stream().filter((member) -> member.attendance() == Attendance.RECUSED).count();
		model.addAttribute("item", Line.of(item, this.panels.subject(item).title()));
		model.addAttribute("brief", this.reading.brief(this.panels.subject(item)));
		model.addAttribute("rule", rule);
		model.addAttribute("recused", recused);
		model.addAttribute("quorum", Voting.quorum(rule, members.size(), recused));
		model.addAttribute("needed", Voting.needed(rule, item.present()));
		model.addAttribute("cast", this.panels.votesCast(item.id()));
	}

	private List<Seat> seats(PanelItem item) {
		return seats(this.panels.members(item.id())
			.stream()
			.map((member) -> new Place(member.person(), member.organisation(), member.isChair(), member.attendance(),
					member.remark()))
			.toList());
	}

	private List<Seat> seats(List<Place> places) {
		Map<UUID, PersonView> persons = this.people.all(places.stream().map(Place::person).collect(Collectors.toSet()));
		Map<String, Organisations.OrganisationView> units = this.organisations
			.all(places.stream().map(Place::organisation).collect(Collectors.toSet()));
		return places.stream()
			.map((place) -> new Seat(place.person(), persons.get(place.person()).name(),
					units.containsKey(place.organisation()) ? units.get(place.organisation()).name()
							: LocalizedText.of(place.organisation(), place.organisation()),
					place.chair(), place.attendance(), place.remark()))
			.toList();
	}

	/** The meetings that were adjourned, the newest first. */
	private List<Meeting> earlier(PanelItem item) {
		Map<Integer, List<EarlierSeat>> byMeeting = new TreeMap<>(Comparator.reverseOrder());
		this.panels.earlier(item.id())
			.forEach((seat) -> byMeeting.computeIfAbsent(seat.meeting(), (none) -> new ArrayList<>()).add(seat));
		return byMeeting.values().stream().map((all) -> meeting(item, all)).toList();
	}

	private Meeting meeting(PanelItem item, List<EarlierSeat> all) {
		int recused = (int) all.stream().filter((seat) -> seat.attendance() == Attendance.RECUSED).count();
		int present = (int) all.stream().filter((seat) -> seat.attendance() == Attendance.PRESENT).count();
		return new Meeting(all.get(0).metAt(), all.get(0).place(), present,
				Voting.quorum(this.panels.rule(item), all.size(), recused),
				seats(all.stream()
					.map((seat) -> new Place(seat.person(), seat.organisation(), seat.isChair(), seat.attendance(),
							seat.remark()))
					.toList()));
	}

	/** A member's place at a meeting, without names. */
	private record Place(UUID person, String organisation, boolean chair, Attendance attendance, String remark) {
	}

	/** What was refused, in words; an argument that is a person becomes the name. */
	private Map<String, String> error(Refused ex, Locale locale) {
		return FormErrors.of(ex, this.messages, locale, (argument) -> (argument instanceof UUID person)
				? this.people.require(person).name().in(locale) : argument);
	}

	/** A member as the panel's pages show one. */
	record Seat(UUID person, LocalizedText name, LocalizedText unit, boolean chair, Attendance attendance,
			String remark) {
	}

	/** A meeting of the item that was adjourned because fewer came than its quorum. */
	record Meeting(Instant at, String place, int present, int quorum, List<Seat> seats) {
	}

	/** An item as the panel's pages show it. */
	record Line(UUID id, String number, LocalizedText title, String purpose, String state, Instant meetsAt,
			String place, int invited, int base, int present, int yes, int no, int abstained, int blank,
			boolean carried, String result, String conclusion, String conditions, Instant concludedAt,
			Instant ballotClosesAt, int round, int adjournments) {

		static Line of(PanelItem item, LocalizedText title) {
			return new Line(item.id(), item.of().number(), title, item.purpose().slug(),
					item.state().name().toLowerCase(Locale.ROOT), item.meetsAt(), item.place(), item.invited(),
					item.base(), item.present(), item.yes(), item.no(), item.abstained(),
					item.present() - item.yes() - item.no() - item.abstained(), item.isCarried(), item.result(),
					item.conclusion(), item.conditions(), item.concludedAt(), item.ballotClosesAt(), item.round(),
					item.adjournments());
		}

	}

}
