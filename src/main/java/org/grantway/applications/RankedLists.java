package org.grantway.applications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.RecommendationLetter.Letter;
import org.grantway.documents.Readable;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * The ranked lists of a department or region: per call what it has recommended in which
 * place, what still waits for it, and what its letter of recommendation says.
 */
@Service
@Transactional(readOnly = true)
class RankedLists {

	private static final String TASK = "Task_Recommend";

	/** How many open tasks are looked at; more than any department's quotas. */
	private static final int MOST_WAITING = 500;

	private final Recommendations recommendations;

	private final GrantApplications applications;

	private final Calls calls;

	private final Organisations organisations;

	private final People people;

	private final Worklist worklist;

	private final Submissions submissions;

	private final Formats formats;

	private final MessageSource messages;

	RankedLists(Recommendations recommendations, GrantApplications applications, Calls calls,
			Organisations organisations, People people, Worklist worklist, Submissions submissions, Formats formats,
			MessageSource messages) {
		this.recommendations = recommendations;
		this.applications = applications;
		this.calls = calls;
		this.organisations = organisations;
		this.people = people;
		this.worklist = worklist;
		this.submissions = submissions;
		this.formats = formats;
		this.messages = messages;
	}

	/**
	 * Per call and department of the actor, the newest call first.
	 * @throws NotAllowed if the actor acts for no office that recommends
	 */
	List<Brief> all(Actor actor) {
		Set<String> departments = departments(actor);
		Map<UUID, Map<String, Long>> waiting = new TreeMap<>();
		waiting(actor).forEach((application, item) -> departmentsOf(item, departments)
			.forEach((department) -> waiting.computeIfAbsent(application.callId(), (call) -> new TreeMap<>())
				.merge(department, 1L, Long::sum)));
		Map<UUID, Map<String, Long>> given = this.recommendations.counts(departments);
		Map<UUID, Call> found = this.calls
			.all(Stream.concat(waiting.keySet().stream(), given.keySet().stream()).collect(Collectors.toSet()));
		Map<String, LocalizedText> names = this.organisations.names(departments);
		return found.values()
			.stream()
			.sorted(Comparator.comparing(Call::code).reversed())
			.flatMap((call) -> departments.stream()
				.sorted()
				.map((department) -> new Brief(call, department, names.get(department),
						given.getOrDefault(call.id(), Map.of()).getOrDefault(department, 0L),
						Recommendations.quota(call),
						waiting.getOrDefault(call.id(), Map.of()).getOrDefault(department, 0L))))
			.filter((brief) -> brief.given() + brief.waiting() > 0)
			.toList();
	}

	/**
	 * The list of one department in one call.
	 * @throws NotFound if the actor does not act for the department, or if it has nothing
	 * in the call
	 */
	RankedList list(String code, String department, Actor actor) {
		if (!departments(actor).contains(department)) {
			throw new NotFound("ranked list of " + department);
		}
		Call call = this.calls.byCode(code).orElseThrow(() -> new NotFound("call " + code));
		List<Recommendation> given = this.recommendations.given(call, Set.of(department));
		List<WaitingItem> waiting = waiting(actor).entrySet()
			.stream()
			.filter((one) -> one.getKey().callId().equals(call.id())
					&& departmentsOf(one.getValue(), Set.of(department)).contains(department))
			.map((one) -> new WaitingItem(one.getKey().view(), one.getValue()))
			.toList();
		if (given.isEmpty() && waiting.isEmpty()) {
			throw new NotFound("ranked list of " + department + " in " + code);
		}
		return new RankedList(call, department,
				this.organisations.names(Set.of(department))
					.getOrDefault(department, LocalizedText.of(department, null)),
				Recommendations.quota(call), rows(given), waiting, this.recommendations.placesUntil(call).orElse(null),
				this.recommendations.isOpen(call), Recommendations.state(given));
	}

	private List<RankedRow> rows(List<Recommendation> given) {
		Map<UUID, GrantApplication> found = this.applications
			.findAllById(given.stream().map(Recommendation::getId).toList())
			.stream()
			.collect(Collectors.toMap(GrantApplication::id, Function.identity()));
		Map<String, OrganisationView> hosts = this.organisations
			.all(found.values().stream().map(GrantApplication::host).collect(Collectors.toSet()));
		Map<UUID, PersonView> leaders = this.people
			.all(found.values().stream().map(GrantApplication::principalInvestigator).collect(Collectors.toSet()));
		Map<UUID, Submission> answers = this.submissions.latest(found.keySet(), TASK);
		return given.stream().map((one) -> {
			GrantApplication application = found.get(one.getId());
			return new RankedRow(one.place(), application.view(), hosts.get(application.host()).name(),
					leaders.get(application.principalInvestigator()).name(), answers.get(one.getId()), one.givenAt());
		}).toList();
	}

	/** What the letter says, under a hash that is the same in each language. */
	Readable letter(RankedList list, Letter letter, Locale locale) {
		List<Readable.Fact> facts = new ArrayList<>();
		facts.add(new Readable.Fact(text("applications.ranking.number", locale), letter.number()));
		facts.add(new Readable.Fact(text("applications.ranking.department", locale), list.name().in(locale)));
		facts.add(new Readable.Fact(text("applications.brief.call", locale),
				list.call().code() + " · " + list.call().title().in(locale)));
		facts.add(new Readable.Fact(text("applications.ranking.recommended", locale), counter(list, locale)));
		facts.add(new Readable.Fact(text("applications.ranking.as-of", locale),
				this.formats.exactTime(list.changedAt())));
		facts.add(new Readable.Fact(text("applications.ranking.issued-at", locale),
				this.formats.exactTime(letter.issuedAt())));
		String numbers = list.rows()
			.stream()
			.map((row) -> row.said("letter_number"))
			.filter((number) -> !number.isBlank())
			.distinct()
			.collect(Collectors.joining(", "));
		if (!numbers.isEmpty()) {
			facts.add(new Readable.Fact(text("applications.ranking.letter-number", locale), numbers));
		}
		facts.add(new Readable.Fact("SHA-256", letter.sha256()));
		List<String> headers = List.of(text("applications.ranking.place", locale),
				text("applications.col.title", locale),
				text("applications.brief.host", locale) + " · " + text("applications.col.leader", locale),
				text("applications.ranking.requested", locale));
		List<List<String>> rows = list.rows()
			.stream()
			.map((row) -> List.of(Integer.toString(row.place()),
					row.application().number() + " · " + row.application().title().in(locale),
					row.host().in(locale) + " · " + row.leader().in(locale),
					this.formats.exact(row.application().requested())))
			.toList();
		List<Readable.Part> parts = List.of(
				new Readable.Part(text("applications.ranking.order", locale), List.of(),
						List.of(new Readable.Table("", headers, rows, Set.of(3)))),
				new Readable.Part(text("applications.ranking.reasons", locale),
						list.rows()
							.stream()
							.map((row) -> new Readable.Fact(row.place() + " · " + row.application().number(),
									row.said("opinion")))
							.toList()));
		return new Readable(text("applications.ranking.letter.title", locale),
				list.call().code() + " · " + list.department(), facts, parts);
	}

	private String counter(RankedList list, Locale locale) {
		return list.quota().isPresent()
				? this.messages.getMessage("applications.ranking.count-of",
						new Object[] { list.rows().size(), list.quota().getAsLong() }, locale)
				: Integer.toString(list.rows().size());
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

	/** The departments and regions for which the actor recommends. */
	private static Set<String> departments(Actor actor) {
		Set<String> departments = Recommendations.offices(actor.grants());
		if (departments.isEmpty()) {
			throw new NotAllowed("applications.access.department-only");
		}
		return departments;
	}

	private Map<GrantApplication, WorkItem> waiting(Actor actor) {
		List<WorkItem> items = this.worklist
			.openFor(actor, new Worklist.WorkFilter(null, TASK, false, false), PageRequest.of(0, MOST_WAITING))
			.getContent();
		Map<UUID, GrantApplication> found = this.applications
			.findAllById(items.stream().map((item) -> item.of().id()).toList())
			.stream()
			.collect(Collectors.toMap(GrantApplication::id, Function.identity()));
		return items.stream()
			.filter((item) -> found.containsKey(item.of().id()))
			.collect(Collectors.toMap((item) -> found.get(item.of().id()), Function.identity(), (one, other) -> one,
					java.util.LinkedHashMap::new));
	}

	private static Set<String> departmentsOf(WorkItem item, Set<String> among) {
		return Recommendations.offices(item.candidates()).stream().filter(among::contains).collect(Collectors.toSet());
	}

	/**
	 * @param quota how many the department may recommend, if the call says
	 * @param waiting how many still wait for the reader
	 */
	record Brief(Call call, String department, LocalizedText name, long given, OptionalLong quota, long waiting) {

	}

	/**
	 * @param until the first instant at which no place can be changed, or null if the
	 * call lets none be changed
	 * @param state what the order was when it was read
	 */
	record RankedList(Call call, String department, LocalizedText name, OptionalLong quota, List<RankedRow> rows,
			List<WaitingItem> waiting, Instant until, boolean open, String state) {

		/** Whether something is recommended that nobody has decided on yet. */
		public boolean isOfUse() {
			return this.rows.stream().anyMatch((row) -> row.application().status().endsWithItsCall());
		}

		/** When a place was last given or changed; null if none is given. */
		Instant changedAt() {
			return this.rows.stream().map(RankedRow::at).max(Comparator.naturalOrder()).orElse(null);
		}

		/** The same as long as the letter would say the same. */
		String hash() {
			String content = Stream
				.concat(Stream.of(this.call.code() + " " + this.department), this.rows.stream()
					.map((row) -> row.place() + " " + row.application().number() + " " + row.application().documentId()
							+ " " + row.said("letter_number") + "\n" + row.said("opinion")))
				.collect(Collectors.joining("\n"));
			try {
				return HexFormat.of()
					.formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * @param answer what was said when it was recommended, or null
	 */
	record RankedRow(int place, ApplicationView application, LocalizedText host, LocalizedText leader,
			Submission answer, Instant at) {

		String said(String question) {
			return (this.answer != null) ? this.answer.text(question) : "";
		}

		/** The name of the field for its place. */
		public String field() {
			return Recommendations.field(this.application.number());
		}

	}

	record WaitingItem(ApplicationView application, WorkItem item) {

	}

}
