package org.grantway.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import org.grantway.journey.Browser;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.NeedsBrowser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows, at several places of the road and in both languages, every link from the homes
 * of the persons concerned. A link that is shown leads somewhere, no page shows what is
 * meant for the machine, and axe finds nothing on any kind of page in either.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrawlerTests extends Persons {

	private static final List<String> LANGUAGES = List.of("en", "zh-CN");

	private static final int MOST_PAGES = 80;

	/** Who looks around at which place. */
	private static final Map<String, List<String>> VISITS = Map.of("call", List.of(NOBODY, "officer", "officer2"),
			"host-review", List.of("pi", "host", "host2"), "review", List.of("agency", "review", "officer", "pi"),
			"ballot", List.of("member", "chair", "secr", "agency"), "consultation",
			List.of("officer", "clerk", "head", "decider", "insp"), "signing", List.of("pi", "host", "agency", "recom"),
			"report", List.of("pi", "host", "fin", "agency", "region", "science", "government"), "archive",
			List.of("arch", "insp", "sys", "sec", "aud", "fin", "pi2", NOBODY));

	/** Texts for the machine: a missing text, an empty place, a constant's name. */
	private static final Pattern RAW = Pattern.compile("\\?\\?\\S+|\\{\\d}|\\b[A-Z]{3,}_[A-Z][A-Z_]+\\b|\\bnull\\b");

	private final Set<String> faults = new TreeSet<>();

	private final Set<String> complaints = new TreeSet<>();

	private final Set<String> lookedAt = new HashSet<>();

	private final Set<String> coloursSeen = new HashSet<>();

	private final Set<String> left = new HashSet<>(VISITS.keySet());

	private final Set<Role> roles = EnumSet.noneOf(Role.class);

	private Browser browser;

	private int pages;

	@Test
	@Order(1)
	@Override
	protected void aTaskProjectGoesFromTheOpenCallToTheArchive() {
		this.browser = Browser.isHere() ? browser() : null;
		super.aTaskProjectGoesFromTheOpenCallToTheArchive();
		assertThat(this.left).as("places that were never reached").isEmpty();
		assertThat(this.roles).as("roles that looked around")
			.containsAll(
					Arrays.stream(Role.values()).filter((role) -> role.scopeKind() != Role.ScopeKind.NONE).toList());
		assertThat(this.pages).isGreaterThan(300);
		assertThat(this.faults).isEmpty();
	}

	@Test
	@Order(2)
	@NeedsBrowser
	void axeFindsNothingOnAnyKindOfPage() {
		assertThat(this.lookedAt).hasSizeGreaterThan(100);
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void whatIsMeantForTheMachineIsNoticed() {
		assertThat(inspect(Jsoup.parse("<p id=a>Fine <a href=#a>here</a>"))).isEmpty();
		for (String bad : List.of("??call.title_en??", "{0} days", "UNDER_REVIEW", "Host: null",
				"<a href=#nowhere>there</a>")) {
			assertThat(inspect(Jsoup.parse("<p>" + bad))).as(bad).hasSize(1);
		}
	}

	@Test
	void aLinkThatLeadsNowhereIsNoticed() {
		assemblePersons("none");
		assertThat(follow("here: ", "officer", "/tasks", "en")).isNotEmpty();
		assertThat(this.faults).isEmpty();
		follow("here: ", "officer", "/calls/NONE", "en");
		assertThat(this.faults).containsExactly("here: 404");
		this.faults.clear();
	}

	@AfterAll
	void closeBrowser() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Override
	protected void reached(String place, String number) {
		if (this.left.remove(place)) {
			assemblePersons(number);
			for (String person : VISITS.get(place)) {
				if (!person.equals(NOBODY)) {
					person(named(person)).grants().stream().map(RoleAt::role).forEach(this.roles::add);
				}
				LANGUAGES.forEach((language) -> crawl(place, person, language));
			}
		}
	}

	private void crawl(String place, String person, String language) {
		Deque<String> links = new ArrayDeque<>(person.equals(NOBODY) ? List.of("/") : List.of("/", "/tasks"));
		Set<String> seen = new HashSet<>();
		while (!links.isEmpty()) {
			String link = links.removeFirst();
			if (seen.add(kind(link))) {
				String where = "%s as %s in %s at %s: ".formatted(link, person, language, place);
				follow(where, person, link, language).forEach(links::addLast);
			}
		}
		if (seen.size() > MOST_PAGES) {
			this.faults.add("%s has %d kinds of page at %s: are they kinds?".formatted(person, seen.size(), place));
		}
	}

	/** Opens what the link leads to; returns the links that stand there. */
	private List<String> follow(String where, String person, String link, String language) {
		Answer answer = open(person, link, language);
		this.pages++;
		if (answer.redirect() != null) {
			return List.of(answer.redirect().replaceFirst("^http://localhost", ""));
		}
		if (!answer.status().equals("200")) {
			this.faults.add(where + answer.status());
		}
		else if (answer.isPage()) {
			Document page = Jsoup.parse(answer.body());
			inspect(page).forEach((fault) -> this.faults.add(where + fault));
			String kind = kind(link).replaceAll("\\?.*", "");
			if (this.browser != null && this.lookedAt.add(kind + " in " + language)) {
				complaints(this.browser, named(person), link, language, this.coloursSeen.add(kind))
					.forEach((complaint) -> this.complaints.add(where + complaint));
			}
			return page.select("a[href^=/]").eachAttr("href");
		}
		return List.of();
	}

	/** Pages of one kind look alike; one of each is enough at one place. */
	private static String kind(String link) {
		return link.replaceAll("#.*", "")
			.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
			.replaceAll("[?&]lang=[^&]*", "")
			.replaceAll("=\\d+", "=*")
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
