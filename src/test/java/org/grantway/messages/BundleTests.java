package org.grantway.messages;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every text stands in the bundles, in both languages, and every key that is used is
 * there.
 */
class BundleTests {

	private static final Path BUNDLES = Path.of("src/main/resources/messages");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	private static final Path JAVA = Path.of("src/main/java");

	private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static final Set<String> SPOKEN = Set.of("title", "alt", "placeholder", "aria-label", "label", "content");

	/**
	 * Attributes that put a text of the bundles, or nothing, in the place of the literal
	 * one.
	 */
	private static final Set<String> REPLACING = Set.of("th:text", "th:utext", "th:replace", "th:insert");

	private static final List<Pattern> IN_TEMPLATES = List.of(Pattern.compile("#\\{([a-z][\\w.-]*)[({}]"),
			Pattern.compile("messages\\.msg\\('([a-z][\\w.-]*)'\\s*[,)]"));

	private static final List<Pattern> IN_JAVA = List.of(
			Pattern.compile("new (?:Refused|NotAllowed)\\(\\s*\"([^\"]+)\""),
			Pattern.compile("Refused\\.at\\(\\s*\"[^\"]*\",\\s*\"([^\"]+)\""),
			Pattern.compile("addFlashAttribute\\(\"message\",\\s*\"([^\"]+)\""),
			Pattern.compile("getMessage\\(\\s*\"([^\"]+)\"\\s*,"));

	private static final Pattern EVENT = Pattern.compile("Fact\\s*\\.of\\([^;\"]*,\\s*\"([a-z][a-z.-]+)\"\\)");

	@Test
	void everyTextIsThereInBothLanguages() {
		List<String> problems = new ArrayList<>();
		for (Path file : files(BUNDLES, ".properties")) {
			String name = file.getFileName().toString();
			if (name.endsWith("_zh_CN.properties")) {
				continue;
			}
			Path other = file.resolveSibling(name.replace(".properties", "_zh_CN.properties"));
			Set<String> english = keys(file);
			Set<String> chinese = Files.exists(other) ? keys(other) : Set.of();
			english.stream().filter((key) -> !chinese.contains(key)).forEach((key) -> problems.add("zh: " + key));
			chinese.stream().filter((key) -> !english.contains(key)).forEach((key) -> problems.add("en: " + key));
		}
		assertThat(problems).as("missing in one language").isEmpty();
	}

	@Test
	void noKeyStandsTwiceInOneBundle() {
		List<String> twice = new ArrayList<>();
		for (Path file : files(BUNDLES, ".properties")) {
			Set<String> seen = new TreeSet<>();
			for (String line : text(file).lines().filter((each) -> each.matches("[a-z].*=.*")).toList()) {
				String key = line.substring(0, line.indexOf('=')).strip();
				if (!seen.add(key)) {
					twice.add(file.getFileName() + ": " + key);
				}
			}
		}
		assertThat(twice).isEmpty();
	}

	@Test
	void noKeyStandsInTwoBundles() {
		Set<String> seen = new TreeSet<>();
		List<String> twice = new ArrayList<>();
		files(BUNDLES, ".properties").stream()
			.filter((file) -> !file.toString().endsWith("_zh_CN.properties"))
			.flatMap((file) -> keys(file).stream())
			.filter((key) -> !seen.add(key))
			.forEach(twice::add);
		assertThat(twice).isEmpty();
	}

	@Test
	void templatesHoldNoTextsOfTheirOwn() {
		List<String> problems = new ArrayList<>();
		for (Path file : files(TEMPLATES, ".html")) {
			problemsOf(text(file)).forEach((problem) -> problems.add(TEMPLATES.relativize(file) + ": " + problem));
		}
		assertThat(problems).as("texts outside the bundles").isEmpty();
	}

	@Test
	void noConditionIsLostToAnInclusion() {
		List<String> problems = new ArrayList<>();
		for (Path file : files(TEMPLATES, ".html")) {
			for (Element element : Jsoup.parse(text(file), "", Parser.xmlParser()).getAllElements()) {
				// An inclusion is done first, and the condition beside it never asked.
				if (element.hasAttr("th:replace") && (element.hasAttr("th:if") || element.hasAttr("th:unless"))) {
					problems.add(TEMPLATES.relativize(file) + ": " + element.attr("th:replace"));
				}
			}
		}
		assertThat(problems).isEmpty();
	}

	@Test
	void theLookAtTemplatesFindsWhatItShould() {
		assertThat(problemsOf("<p>Hello there</p>")).hasSize(1);
		assertThat(problemsOf("<p th:text=\"#{x}\">Hello there</p>")).isEmpty();
		assertThat(problemsOf("<a title=\"Hello\" th:text=\"#{x}\"></a>")).hasSize(1);
		assertThat(problemsOf("<p th:text=\"'你好'\"></p>")).hasSize(1);
	}

	@Test
	void everyProcessHasAName() {
		Set<String> known = new TreeSet<>();
		files(BUNDLES, ".properties").forEach((file) -> known.addAll(keys(file)));
		assertThat(files(Path.of("bpmn"), ".bpmn"))
			.extracting((file) -> "process." + file.getFileName().toString().replace(".bpmn", ""))
			.isNotEmpty()
			.isSubsetOf(known);
	}

	/** In the history of the case, where the file stands alone. */
	@Test
	void everyFileOfAFormHasAName() {
		Set<String> known = new TreeSet<>();
		files(BUNDLES, ".properties").forEach((file) -> known.addAll(keys(file)));
		Pattern picker = Pattern.compile("\\{[^{}]*\"type\": \"filepicker\"[^{}]*\"key\": \"(\\w+)\"");
		assertThat(files(Path.of("bpmn", "forms"), ".form")).flatExtracting(
				(file) -> picker.matcher(text(file)).results().map((found) -> "field.slot." + found.group(1)).toList())
			.isNotEmpty()
			.isSubsetOf(known);
	}

	@Test
	void everyKeyThatIsUsedIsThere() {
		Set<String> known = new TreeSet<>();
		files(BUNDLES, ".properties").forEach((file) -> known.addAll(keys(file)));
		Set<String> missing = new TreeSet<>();
		for (Path file : files(TEMPLATES, ".html")) {
			IN_TEMPLATES.forEach((pattern) -> used(pattern, text(file), "").filter((key) -> !known.contains(key))
				.forEach((key) -> missing.add(key + " (" + file.getFileName() + ")")));
		}
		for (Path file : files(JAVA, ".java")) {
			IN_JAVA.forEach((pattern) -> used(pattern, text(file), "").filter((key) -> !key.endsWith("."))
				.filter((key) -> !known.contains(key))
				.filter((key) -> key.contains("."))
				.forEach((key) -> missing.add(key + " (" + file.getFileName() + ")")));
			used(EVENT, text(file), "event.").filter((key) -> !known.contains(key))
				.forEach((key) -> missing.add(key + " (" + file.getFileName() + ")"));
		}
		assertThat(missing).as("used but missing").isEmpty();
	}

	private static List<String> problemsOf(String template) {
		List<String> problems = new ArrayList<>();
		for (Element element : Jsoup.parse(template, "", Parser.xmlParser()).getAllElements()) {
			for (Attribute attribute : element.attributes()) {
				boolean literal = SPOKEN.contains(attribute.getKey()) && !element.tagName().equals("meta")
						&& WORD.matcher(attribute.getValue()).find();
				if (literal || HAN.matcher(attribute.getValue()).find()) {
					problems.add(attribute.getKey() + "=" + attribute.getValue());
				}
			}
			if (WORD.matcher(element.ownText()).find() && !isReplaced(element)) {
				problems.add(element.ownText());
			}
		}
		return problems;
	}

	private static boolean isReplaced(Element element) {
		return Stream.concat(Stream.of(element), element.parents().stream())
			.filter((each) -> !each.tagName().equals("html"))
			.anyMatch((each) -> REPLACING.stream().anyMatch(each::hasAttr));
	}

	private static Stream<String> used(Pattern pattern, String text, String prefix) {
		Matcher matcher = pattern.matcher(text);
		return matcher.results().map((found) -> prefix + found.group(1));
	}

	private static Set<String> keys(Path file) {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new TreeSet<>(properties.stringPropertyNames());
	}

	private static List<Path> files(Path folder, String ending) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
