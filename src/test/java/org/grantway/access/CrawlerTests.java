package org.grantway.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows, at several places of the road and in both languages, every link from the homes
 * of the persons concerned. A link that is shown leads somewhere, and no page shows what
 * is meant for the machine.
 */
class CrawlerTests extends Persons {

	private static final List<String> LANGUAGES = List.of("en", "zh-CN");

	private static final int MOST_PAGES = 60;

	/** Who looks around at which place. */
	private static final Map<String, List<String>> VISITS = Map.of("call", List.of(NOBODY, "officer", "officer2"),
			"host-review", List.of("pi", "host", "host2"), "review", List.of("agency", "review", "officer", "pi"),
			"ballot", List.of("member", "chair", "secr", "agency"), "consultation",
			List.of("officer", "clerk", "head", "decider", "insp"), "signing", List.of("pi", "host", "agency", "recom"),
			"report", List.of("pi", "host", "fin", "agency", "region"), "archive",
			List.of("arch", "insp", "sys", "sec", "aud", "fin", "pi2", NOBODY));

	/** Texts for the machine: a missing text, an empty place, a constant's name. */
	private static final Pattern RAW = Pattern.compile("\\?\\?\\S+|\\{\\d}|\\b[A-Z]{3,}_[A-Z][A-Z_]+\\b|\\bnull\\b");

	private final Set<String> faults = new TreeSet<>();

	private final Set<String> left = new HashSet<>(VISITS.keySet());

	private int pages;

	@Test
	@Override
	protected void aTaskProjectGoesFromTheOpenCallToTheArchive() {
		super.aTaskProjectGoesFromTheOpenCallToTheArchive();
		assertThat(this.left).as("places that were never reached").isEmpty();
		assertThat(this.pages).isGreaterThan(300);
		assertThat(this.faults).isEmpty();
	}

	@Override
	protected void reached(String place, String number) {
		if (this.left.remove(place)) {
			assemblePersons(number);
			for (String person : VISITS.get(place)) {
				LANGUAGES.forEach((language) -> crawl(place, person, language));
			}
		}
	}

	private void crawl(String place, String person, String language) {
		Deque<String> links = new ArrayDeque<>(person.equals(NOBODY) ? List.of("/") : List.of("/", "/tasks"));
		Set<String> seen = new HashSet<>();
		while (!links.isEmpty() && seen.size() < MOST_PAGES) {
			String link = links.removeFirst();
			if (!seen.add(kind(link))) {
				continue;
			}
			Answer answer = open(person, link, language);
			this.pages++;
			String where = "%s as %s in %s at %s: ".formatted(link, person, language, place);
			if (answer.redirect() != null) {
				links.addFirst(answer.redirect().replaceFirst("^http://localhost", ""));
			}
			else if (!answer.status().equals("200")) {
				this.faults.add(where + answer.status());
			}
			else if (answer.isPage()) {
				Document page = Jsoup.parse(answer.body());
				inspect(page).forEach((fault) -> this.faults.add(where + fault));
				page.select("a[href^=/]").eachAttr("href").forEach(links::addLast);
			}
		}
	}

	/** Pages of one kind look alike; one of each is enough at one place. */
	private static String kind(String link) {
		return link.replaceAll("#.*", "")
			.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
			.replaceAll("[?&]lang=[^&]*", "")
			.replaceAll("\\b[A-Z]+-[A-Z0-9]*-?\\d+(-\\d+)?\\b", "*");
	}

	private static List<String> inspect(Document page) {
		List<String> faults = new ArrayList<>();
		Matcher raw = RAW.matcher(page.text());
		while (raw.find()) {
			faults.add("shows " + page.text().substring(Math.max(0, raw.start() - 20), raw.end()));
		}
		for (Element link : page.select("a[href^=#]")) {
			if (link.attr("href").length() > 1 && page.getElementById(link.attr("href").substring(1)) == null) {
				faults.add("has a link to " + link.attr("href") + " that leads nowhere");
			}
		}
		return faults;
	}

}
