package org.grantway.review.letters;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.documents.Files.StoredFile;
import org.grantway.programmes.ReferenceData.CriteriaSet;
import org.grantway.review.PanelSubject.Subject;
import org.grantway.review.experts.Concerns;
import org.grantway.review.experts.Reading;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.web.CurrentActor;
import org.grantway.web.FormErrors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reviewer's pages: the list, the invitation, the sheet, the receipt. */
@Controller
class ReviewController {

	private final LetterReviews reviews;

	private final ReviewSeatRepository seats;

	private final Applications applications;

	private final Concerns concerns;

	private final Reading reading;

	private final MessageSource messages;

	ReviewController(LetterReviews reviews, ReviewSeatRepository seats, Applications applications, Concerns concerns,
			Reading reading, MessageSource messages) {
		this.reviews = reviews;
		this.seats = seats;
		this.applications = applications;
		this.concerns = concerns;
		this.reading = reading;
		this.messages = messages;
	}

	@GetMapping("/my/reviews")
	String mine(@CurrentActor Actor actor, Model model) {
		List<Row> rows = rows(actor);
		model.addAttribute("rows", rows);
		model.addAttribute("waiting", rows.stream().filter(Row::waits).count());
		return "review/my-reviews";
	}

	private List<Row> rows(Actor actor) {
		List<ReviewSeat> own = this.seats.findByReviewerIdAndStateNot(actor.personId(), SeatState.DRAWN);
		Map<UUID, ApplicationView> judged = this.applications.all(own.stream().map(ReviewSeat::applicationId).toList());
		return own.stream()
			.filter((seat) -> judged.containsKey(seat.applicationId()))
			.map((seat) -> Row.of(seat, judged.get(seat.applicationId())))
			.sorted(Comparator.comparing((Row row) -> !row.waits()).thenComparing(Row::date))
			.toList();
	}

	@GetMapping("/reviews/{id}/invitation")
	String invitation(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		ReviewSeat seat = this.reviews.own(id, actor);
		return switch (seat.state()) {
			case IN_REVIEW -> "redirect:/reviews/" + id;
			case SUBMITTED -> "redirect:/reviews/" + id + "/submitted";
			default -> invitation(seat, Map.of(), Map.of(), model);
		};
	}

	@PostMapping("/reviews/{id}/invitation")
	String answer(@PathVariable UUID id, @RequestParam Map<String, String> posted, @CurrentActor Actor actor,
			Model model, Locale locale, RedirectAttributes flash) {
		String action = posted.getOrDefault("action", "");
		try {
			switch (action) {
				case "accept" ->
					this.reviews.accept(id, posted.containsKey("noConflict"), posted.containsKey("secrecy"),
							posted.containsKey("noServices"), posted.getOrDefault("statement", "").strip(), actor);
				case "decline" -> this.reviews.decline(id, posted.getOrDefault("grounds", ""),
						posted.getOrDefault("remark", "").strip(), actor);
				default -> this.reviews.recuse(id, posted.getOrDefault("conflict", "").strip(), actor);
			}
		}
		catch (Refused ex) {
			ReviewSeat seat = this.reviews.own(id, actor);
			if (seat.state() == SeatState.IN_REVIEW || seat.state() == SeatState.SUBMITTED) {
				return "redirect:/reviews/" + id;
			}
			return invitation(seat, error(ex, locale), posted, model);
		}
		flash.addFlashAttribute("message", "accept".equals(action) ? "review.accepted" : "review.answered");
		return "accept".equals(action) ? "redirect:/reviews/" + id : "redirect:/my/reviews";
	}

	private String invitation(ReviewSeat seat, Map<String, String> errors, Map<String, String> posted, Model model) {
		model.addAttribute("brief", this.reading.letterBrief(subject(seat)));
		model.addAttribute("seat", Row.of(seat, this.reviews.application(seat)));
		model.addAttribute("days", this.reviews.rule(seat).dueWorkingDays());
		model.addAttribute("grounds", grounds());
		model.addAttribute("posted", posted);
		model.addAttribute("errors", errors);
		return "review/invitation";
	}

	private static List<String> grounds() {
		return List.of("no-time", "not-my-field", "too-many", "other");
	}

	@GetMapping("/reviews/{id}")
	String sheet(@PathVariable UUID id, @CurrentActor Actor actor, Model model, Locale locale) {
		ReviewSeat seat = this.reviews.own(id, actor);
		return switch (seat.state()) {
			case IN_REVIEW -> sheet(seat, this.reviews.typed(id), Map.of(), actor, model, locale);
			case SUBMITTED -> "redirect:/reviews/" + id + "/submitted";
			default -> "redirect:/reviews/" + id + "/invitation";
		};
	}

	@PostMapping("/reviews/{id}")
	String save(@PathVariable UUID id, @RequestParam Map<String, String> posted, @CurrentActor Actor actor, Model model,
			Locale locale, RedirectAttributes flash) {
		ReviewSeat seat = this.reviews.own(id, actor);
		SheetForm form = SheetForm.of(posted);
		Map<String, String> errors = new LinkedHashMap<>();
		try {
			if ("recuse".equals(posted.get("action"))) {
				this.reviews.recuse(id, posted.getOrDefault("conflict", "").strip(), actor);
				flash.addFlashAttribute("message", "review.answered");
				return "redirect:/my/reviews";
			}
			this.reviews.save(id, form, actor);
			if ("check".equals(posted.get("action"))) {
				Map<String, String> criteria = new LinkedHashMap<>();
				this.reviews.criteria(seat)
					.criteria()
					.forEach((criterion) -> criteria.put("mark." + criterion.code(), criterion.name().in(locale)));
				this.reviews.problems(id, form)
					.forEach(
							(field, key) -> errors.put(field,
									this.messages.getMessage(key,
											new Object[] { LetterReviews.LEAST_CHARACTERS,
													LetterReviews.characters(form.opinion()), criteria.get(field) },
											locale)));
			}
		}
		catch (Refused ex) {
			errors.putAll(error(ex, locale));
		}
		if (!errors.isEmpty()) {
			return sheet(seat, form, errors, actor, model, locale);
		}
		if ("check".equals(posted.get("action"))) {
			return "redirect:/reviews/" + id + "/check";
		}
		flash.addFlashAttribute("message", "review.saved");
		return "redirect:/reviews/" + id;
	}

	private String sheet(ReviewSeat seat, SheetForm form, Map<String, String> errors, Actor actor, Model model,
			Locale locale) {
		Subject subject = subject(seat);
		CriteriaSet set = this.reviews.criteria(seat);
		model.addAttribute("brief", this.reading.letterBrief(subject));
		model.addAttribute("content", this.reading.letterContent(subject));
		List<StoredFile> files = this.reading.letterFiles(subject);
		model.addAttribute("files", files);
		model.addAttribute("heldBack", subject.files().size() - files.size());
		model.addAttribute("rows", rows(actor));
		model.addAttribute("seat", Row.of(seat, this.reviews.application(seat)));
		model.addAttribute("proposal", this.reviews.application(seat));
		model.addAttribute("set", set);
		model.addAttribute("steps", steps(set));
		model.addAttribute("adviceOptions", LetterReviews.adviceCodes(set));
		model.addAttribute("form", form);
		model.addAttribute("typed", LetterReviews.characters(form.opinion()));
		model.addAttribute("least", LetterReviews.LEAST_CHARACTERS);
		model.addAttribute("savedAt", this.reviews.sheet(seat.id()).map(ReviewSheet::savedAt).orElse(null));
		model.addAttribute("errors", errors);
		return "review/sheet";
	}

	/** Values of a short numeric scale, to be shown as buttons; empty for a long one. */
	private static List<String> steps(CriteriaSet set) {
		if (!set.scale().values().isEmpty() || set.scale().step() == null) {
			return List.of();
		}
		int count = set.scale().max().subtract(set.scale().min()).divide(set.scale().step()).intValue();
		if (count > 10) {
			return List.of();
		}
		return java.util.stream.IntStream.rangeClosed(0, count)
			.mapToObj((step) -> set.scale()
				.min()
				.add(set.scale().step().multiply(java.math.BigDecimal.valueOf(step)))
				.toPlainString())
			.toList();
	}

	@GetMapping("/reviews/{id}/check")
	String check(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		ReviewSeat seat = this.reviews.own(id, actor);
		SheetForm form = this.reviews.typed(id);
		if (seat.state() != SeatState.IN_REVIEW || !this.reviews.problems(id, form).isEmpty()) {
			return "redirect:/reviews/" + id;
		}
		return check(seat, Map.of(), model);
	}

	@PostMapping("/reviews/{id}/check")
	String submit(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean meant, @CurrentActor Actor actor,
			Model model, Locale locale) {
		try {
			this.reviews.submit(id, meant, actor);
		}
		catch (Refused ex) {
			if (!"meant".equals(ex.field())) {
				throw ex;
			}
			return check(this.reviews.own(id, actor), error(ex, locale), model);
		}
		return "redirect:/reviews/" + id + "/submitted";
	}

	private String check(ReviewSeat seat, Map<String, String> errors, Model model) {
		SheetForm form = this.reviews.typed(seat.id());
		model.addAttribute("contradicts", this.reviews.contradicts(seat.id(), form));
		model.addAttribute("errors", errors);
		return read(seat, form, "review/check", model);
	}

	@GetMapping("/reviews/{id}/submitted")
	String submitted(@PathVariable UUID id, @CurrentActor Actor actor, Model model) {
		ReviewSeat seat = this.reviews.own(id, actor);
		if (seat.state() != SeatState.SUBMITTED) {
			return "redirect:/reviews/" + id;
		}
		return read(seat, this.reviews.typed(id), "review/submitted", model);
	}

	private String read(ReviewSeat seat, SheetForm form, String view, Model model) {
		CriteriaSet set = this.reviews.criteria(seat);
		model.addAttribute("brief", this.reading.letterBrief(subject(seat)));
		model.addAttribute("seat", Row.of(seat, this.reviews.application(seat)));
		model.addAttribute("set", set);
		model.addAttribute("form", form);
		model.addAttribute("total", Marking.total(set, form.marks()));
		return view;
	}

	private Subject subject(ReviewSeat seat) {
		return this.concerns.subject("application", seat.applicationId());
	}

	private Map<String, String> error(Refused ex, Locale locale) {
		return FormErrors.of(ex, this.messages, locale);
	}

	/** A seat as its holder sees it. */
	record Row(UUID id, String number, LocalizedText title, String state, boolean waits, java.time.Instant due,
			java.time.Instant ended) {

		static Row of(ReviewSeat seat, ApplicationView application) {
			boolean invited = seat.state() == SeatState.INVITED;
			return new Row(seat.id(), application.number(), application.title(), seat.state().slug(),
					invited || seat.state() == SeatState.IN_REVIEW, invited ? seat.answerBy() : seat.dueAt(),
					seat.endedAt());
		}

		java.time.Instant date() {
			return this.waits ? this.due : this.ended;
		}

		public String url() {
			return switch (this.state) {
				case "invited" -> "/reviews/" + this.id + "/invitation";
				case "in-review" -> "/reviews/" + this.id;
				case "submitted" -> "/reviews/" + this.id + "/submitted";
				default -> null;
			};
		}

	}

}
