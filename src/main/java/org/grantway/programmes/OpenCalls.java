package org.grantway.programmes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.programmes.Call.CallStatus;
import org.grantway.shared.Actor;

/**
 * Prepares the public list of calls: open ones first, those announced, and those closed
 * lately.
 */
@Component
class OpenCalls {

	private static final Duration LATELY = Duration.ofDays(60);

	private static final Duration SOON = Duration.ofDays(14);

	private static final List<String> REGIONS = List.of("Beijing", "Tianjin", "Hebei");

	private final Calls calls;

	private final CallTexts texts;

	private final Clock clock;

	OpenCalls(Calls calls, CallTexts texts, Clock clock) {
		this.calls = calls;
		this.texts = texts;
		this.clock = clock;
	}

	/** What the reader may see of it; nobody signed in is null. */
	View view(Filter filter, Actor reader) {
		Instant now = Instant.now(this.clock);
		List<Call> published = this.calls.published()
			.stream()
			.filter((call) -> this.calls.mayRead(reader, call))
			.toList();
		List<Call> open = published.stream().filter((call) -> call.isOpen(now)).toList();
		List<Call> coming = published.stream().filter((call) -> call.opensAt().isAfter(now)).toList();
		List<Call> closed = published.stream()
			.filter((call) -> call.status() == CallStatus.CLOSED
					|| (call.closesAt() != null && !call.closesAt().isAfter(now)))
			.filter((call) -> call.closesAt() != null && call.closesAt().isAfter(now.minus(LATELY)))
			.toList();
		Predicate<Call> wanted = (call) -> matches(call, filter);
		Map<String, String> leads = this.texts
			.namesOf(published.stream().map(Call::leadDepartment).collect(Collectors.toSet()));
		return new View(filter, open.size(), cards(open, wanted, leads, now), cards(coming, wanted, leads, now),
				cards(closed, wanted, leads, now), this.texts.programmes(), this.texts.fields(),
				this.texts.words("term", this.texts.hostTypes()), this.texts.words("term", REGIONS));
	}

	private List<Card> cards(List<Call> list, Predicate<Call> wanted, Map<String, String> leads, Instant now) {
		return list.stream().filter(wanted).map((call) -> card(call, leads.get(call.leadDepartment()), now)).toList();
	}

	private Card card(Call call, String lead, Instant now) {
		boolean soon = call.closesAt() != null && call.closesAt().isBefore(now.plus(SOON));
		return new Card(call, this.texts.programmes().getOrDefault(call.programme(), call.programme()), lead,
				this.texts.word("channel", String.valueOf(call.switches().get("recommendation"))), soon);
	}

	private boolean matches(Call call, Filter filter) {
		return contains(call, filter.q()) && (blank(filter.kind()) || filter.kind().equals(call.programme()))
				&& (blank(filter.field()) || call.fields().contains(filter.field()))
				&& admits(call, "host_types", filter.host()) && admits(call, "regions_required", filter.region());
	}

	/** A call that names no types or regions admits all. */
	private static boolean admits(Call call, String rule, String wanted) {
		return blank(wanted) || !(call.eligibility().get(rule) instanceof Collection<?> admitted)
				|| admitted.contains(wanted);
	}

	private boolean contains(Call call, String typed) {
		if (blank(typed)) {
			return true;
		}
		String text = String.join(" ", call.code(), call.title().en(), call.title().zh(), call.text().en(),
				call.text().zh(), String.join(" ", call.fields().stream().map(this.texts::fieldName).toList()));
		return text.toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT));
	}

	private static boolean blank(String text) {
		return text == null || text.isBlank();
	}

	/** What the reader looks for; every part may be missing. */
	record Filter(String q, String kind, String field, String host, String region) {

		public boolean isSet() {
			return !(blank(this.q) && blank(this.kind) && blank(this.field) && blank(this.host) && blank(this.region));
		}

	}

	/**
	 * @param soon whether the deadline is near
	 */
	record Card(Call call, String programme, String lead, String channel, boolean soon) {

	}

	record View(Filter filter, int allOpen, List<Card> open, List<Card> coming, List<Card> closed,
			Map<String, String> kinds, Map<String, String> fields, Map<String, String> hosts,
			Map<String, String> regions) {

	}

}
