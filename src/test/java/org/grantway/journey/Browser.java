package org.grantway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One real browser that several people share: each has cookies of their own. Looks at
 * every kind of page once with axe, and keeps a picture of it.
 */
final class Browser implements AutoCloseable {

	private static final Dimension DESK = new Dimension(1440, 1000);

	/** Whether another page than the one that was marked as left is there, as a whole. */
	private static final String ARRIVED = "return document.readyState === 'complete'"
			+ " && !document.documentElement.hasAttribute('data-left')";

	private static final Dimension PHONE = new Dimension(390, 844);

	private final ChromeDriver driver;

	private final URI server;

	private final String language;

	private final boolean script;

	private final Path pictures;

	private final Set<String> seen = new HashSet<>();

	private final List<String> faults = new ArrayList<>();

	private BrowserVisitor current;

	Browser(int port, String language, boolean script) {
		this.server = URI.create("http://localhost:" + port);
		this.language = language;
		this.script = script;
		this.pictures = Path.of("target", "pictures", language + (script ? "" : "-no-script"));
		ChromeOptions options = new ChromeOptions();
		options.setBinary("/usr/bin/chromium");
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars");
		if (!script) {
			options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
		}
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(new java.io.File("/usr/bin/chromedriver"))
					.build(),
				options);
		this.driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
		this.driver.manage().window().setSize(DESK);
	}

	/** Whether this machine has a browser that can be driven. */
	static boolean isHere() {
		return Files.isExecutable(Path.of("/usr/bin/chromium")) && Files.isExecutable(Path.of("/usr/bin/chromedriver"));
	}

	Visitor visitor() {
		return new BrowserVisitor();
	}

	/** What axe and the narrow screen complained about, by page. */
	List<String> faults() {
		return this.faults;
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	/** One of the people who share the browser. */
	private final class BrowserVisitor extends Visitor {

		private Set<Cookie> cookies = Set.of();

		@Override
		Page look(String path) {
			takeOver();
			String address = Browser.this.server.resolve(path).toString();
			String mark = address.contains("?") ? "&" : "?";
			Browser.this.driver
				.get(this.cookies.isEmpty() ? address + mark + "lang=" + Browser.this.language : address);
			return page();
		}

		@Override
		Page press(Page page, Element button) {
			if (Browser.this.current != this
					|| !URI.create(Browser.this.driver.getCurrentUrl()).getPath().equals(page.path())) {
				look(page.path() + ((page.address().getRawQuery() != null) ? "?" + page.address().getRawQuery() : ""));
			}
			WebElement pressed = Browser.this.driver.findElement(By.cssSelector(button.cssSelector()));
			WebElement form = pressed.findElement(By.xpath("ancestor::form"));
			page.typed().forEach((name, values) -> fill(form, name, values));
			page.chosen().forEach((file) -> choose(form, file));
			open(pressed);
			Browser.this.driver.executeScript("document.documentElement.setAttribute('data-left', '')");
			pressed.click();
			new WebDriverWait(Browser.this.driver, Duration.ofSeconds(60)).ignoring(WebDriverException.class)
				.until((driver) -> Browser.this.driver.executeScript(ARRIVED));
			return page();
		}

		/** Opens what the element is folded into. */
		private void open(WebElement element) {
			for (WebElement folded : element.findElements(By.xpath("ancestor::details[not(@open)]"))) {
				folded.findElement(By.tagName("summary")).click();
			}
		}

		private void fill(WebElement form, String name, List<String> values) {
			for (WebElement field : form.findElements(By.cssSelector("[name='" + name + "']"))) {
				String type = String.valueOf(field.getDomAttribute("type"));
				open(field);
				if (field.getTagName().equals("select")) {
					new Select(field).selectByValue(values.get(0));
				}
				else if (type.equals("checkbox") || type.equals("radio")) {
					boolean wanted = values.contains(field.getDomAttribute("value"));
					if (wanted != field.isSelected() && (wanted || type.equals("checkbox"))) {
						field.findElement(By.xpath("ancestor::label")).click();
					}
				}
				else if (type.startsWith("date")) {
					Browser.this.driver.executeScript("arguments[0].value = arguments[1]", field, values.get(0));
				}
				else {
					field.clear();
					type(field, values.get(0));
				}
			}
		}

		/** The driver types no characters beyond the basic plane; those are put in. */
		private void type(WebElement field, String text) {
			if (text.chars().anyMatch((each) -> Character.isSurrogate((char) each)) || text.length() > 200) {
				Browser.this.driver.executeScript("arguments[0].value = arguments[1]", field, text);
			}
			else {
				field.sendKeys(text);
			}
		}

		private void choose(WebElement form, Upload file) {
			try {
				Path kept = Files.createTempDirectory("upload").resolve(file.name());
				Files.write(kept, file.content());
				form.findElement(By.cssSelector("input[type=file][name='" + file.field() + "']"))
					.sendKeys(kept.toString());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private Page page() {
			this.cookies = Browser.this.driver.manage().getCookies();
			Number status = (Number) Browser.this.driver
				.executeScript("return performance.getEntriesByType('navigation')[0].responseStatus");
			URI address = URI.create(Browser.this.driver.getCurrentUrl());
			String source = Browser.this.driver.getPageSource();
			lookClosely(address);
			return new Page(this, address, status.intValue(), Jsoup.parse(source, address.toString()));
		}

		private void takeOver() {
			if (Browser.this.current == this) {
				return;
			}
			if (Browser.this.current != null) {
				Browser.this.driver.manage().deleteAllCookies();
				this.cookies.forEach(Browser.this.driver.manage()::addCookie);
			}
			Browser.this.current = this;
		}

	}

	private void lookClosely(URI address) {
		String kind = address.getPath()
			.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
			.replaceAll("(APP|PRJ|LST)-\\d{4}-\\d+", "$1")
			.replaceAll("CALL-[^/]+", "CALL")
			.replaceAll("(/consultations/LST/)[A-Z]+", "$1DEPT");
		if (!this.script || !this.seen.add(kind)) {
			return;
		}
		String name = kind.replaceAll("[^A-Za-z]+", "-").replaceAll("^-|-$", "");
		Results results = new AxeBuilder().analyze(this.driver);
		for (Rule rule : results.getViolations()) {
			this.faults.add(kind + ": " + rule.getId() + " " + rule.getHelp() + " "
					+ rule.getNodes().stream().limit(3).map((node) -> node.getHtml()).toList());
		}
		keep(name + "-1440");
		this.driver.manage().window().setSize(PHONE);
		Number over = (Number) this.driver
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
		if (over.intValue() > 0) {
			this.faults.add(kind + ": is " + over + " px too wide on a phone");
		}
		keep(name + "-390");
		this.driver.manage().window().setSize(DESK);
	}

	private void keep(String name) {
		try {
			Files.createDirectories(this.pictures);
			Files.write(this.pictures.resolve((name.isEmpty() ? "start" : name) + ".png"),
					this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Fails if there was anything to complain about. */
	void assertFaultless() {
		assertThat(this.seen).hasSizeGreaterThan(20);
		assertThat(this.faults).isEmpty();
	}

}
