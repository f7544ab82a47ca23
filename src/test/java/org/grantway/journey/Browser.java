package org.grantway.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
public final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration GLANCE = Duration.ofMillis(20);

	/** Longer texts are put in, not typed. */
	private static final int SHORT = 40;

	private static final String AXE = axe();

	private static final Dimension DESK = new Dimension(1440, 1000);

	/** Whether another page than the one that was marked as left is there, as a whole. */
	private static final String ARRIVED = "return document.readyState === 'complete'"
			+ " && !document.documentElement.hasAttribute('data-left')";

	private static final Dimension GUIDE = new Dimension(1180, 980);

	private static final Dimension PHONE = new Dimension(390, 844);

	private final ChromeDriver driver;

	private final URI server;

	private final String language;

	private final boolean script;

	private final Path pictures;

	private final Set<String> seen = new HashSet<>();

	private final List<String> faults = new ArrayList<>();

	private BrowserVisitor current;

	/** A browser for the server at the port; the pages' own scripts run in it or not. */
	public Browser(int port, String language, boolean script) {
		this.server = URI.create("http://localhost:" + port);
		this.language = language;
		this.script = script;
		this.pictures = Path.of("target", "pictures", language + (script ? "" : "-no-script"));
		ChromeOptions options = new ChromeOptions();
		options.setBinary("/usr/bin/chromium");
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars");
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(new java.io.File("/usr/bin/chromedriver"))
					.build(),
				options);
		this.driver.manage().timeouts().pageLoadTimeout(PATIENCE);
		this.driver.manage().window().setSize(DESK);
		allowScripts(script);
	}

	/** Whether this machine has a browser that can be driven. */
	public static boolean isHere() {
		return Files.isExecutable(Path.of("/usr/bin/chromium")) && Files.isExecutable(Path.of("/usr/bin/chromedriver"));
	}

	Visitor visitor() {
		return new BrowserVisitor(List.of());
	}

	/** Somebody who has signed in elsewhere and goes on here. */
	Visitor visitor(Visitor signedIn) {
		return new BrowserVisitor(signedIn.cookies());
	}

	/**
	 * What axe says of the page at the address, in the language, for somebody who has
	 * these cookies.
	 * @param colours whether it looks at the contrasts as well, which takes it half of
	 * its time and is the same in every language
	 */
	List<String> complaints(String address, String language, List<HttpCookie> cookies, boolean colours) {
		BrowserVisitor visitor = new BrowserVisitor(cookies);
		visitor.cookies.add(new Cookie("grantway_language", language));
		visitor.takeOver();
		this.driver.get(this.server.resolve(address).toString());
		return complaints(colours);
	}

	/**
	 * Types into the page that is open, and waits until it says that the server keeps it.
	 */
	void type(String field, String text) {
		this.driver.findElement(By.name(field)).sendKeys(text);
		new WebDriverWait(this.driver, PATIENCE, GLANCE)
			.until((driver) -> driver.findElement(By.cssSelector("#keep [data-state=kept]")).isDisplayed());
	}

	/** Types into the page that is open, and leaves it at once. */
	void typeAndLeave(String field, String text) {
		this.driver.findElement(By.name(field)).sendKeys(text);
		this.driver.get(this.server.resolve("/help").toString());
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

		private Set<Cookie> cookies;

		/** Whether the language has not been chosen yet. */
		private boolean comes = true;

		BrowserVisitor(List<HttpCookie> cookies) {
			this.cookies = cookies.stream()
				.map((cookie) -> new Cookie(cookie.getName(), cookie.getValue()))
				.collect(Collectors.toSet());
		}

		@Override
		List<HttpCookie> cookies() {
			return this.cookies.stream().map((cookie) -> new HttpCookie(cookie.getName(), cookie.getValue())).toList();
		}

		@Override
		Page look(String path) {
			takeOver();
			String address = Browser.this.server.resolve(path).toString();
			String mark = address.contains("?") ? "&" : "?";
			Browser.this.driver.get(this.comes ? address + mark + "lang=" + Browser.this.language : address);
			this.comes = false;
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
			new WebDriverWait(Browser.this.driver, PATIENCE, GLANCE).ignoring(WebDriverException.class)
				.until((driver) -> Browser.this.driver.executeScript(ARRIVED));
			assertThat(Browser.this.driver.findElements(By.cssSelector("[data-found]")))
				.as("what was sent is not said to be lost")
				.noneMatch(WebElement::isDisplayed);
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
			if (text.chars().anyMatch((each) -> Character.isSurrogate((char) each)) || text.length() > SHORT) {
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
			Page page = new Page(this, address, status.intValue(),
					Jsoup.parse(Browser.this.driver.getPageSource(), address.toString()));
			lookClosely(page);
			return page;
		}

		private void takeOver() {
			if (Browser.this.current == this) {
				return;
			}
			if (Browser.this.current == null && !this.cookies.isEmpty()) {
				// a cookie can only be set for the page that is open
				Browser.this.driver.get(Browser.this.server.resolve("/css/app.css").toString());
			}
			if (Browser.this.current != null || !this.cookies.isEmpty()) {
				Browser.this.driver.manage().deleteAllCookies();
				this.cookies.forEach(Browser.this.driver.manage()::addCookie);
			}
			Browser.this.current = this;
		}

	}

	private void lookClosely(Page page) {
		String kind = kind(page);
		if (!this.seen.add(kind)) {
			return;
		}
		String name = kind.replaceAll("[^A-Za-z0-9\\p{IsHan}]+", "-").replaceAll("^-|-$", "");
		complaints(true).forEach((complaint) -> this.faults.add(kind + ": " + complaint));
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

	/** Pages with one address and one heading look alike; those with errors do not. */
	private static String kind(Page page) {
		String kind = page.path()
			.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
			.replaceAll("(APP|PRJ|LST)-\\d{4}-\\d+", "$1")
			.replaceAll("CALL-[^/]+", "CALL")
			.replaceAll("(/consultations/LST/)[A-Z]+", "$1DEPT");
		String task = kind.startsWith("/tasks/") ? " " + page.document().select("h1").text() : "";
		return kind + task + ((page.status() != 200) ? " " + page.status() : "");
	}

	/** What axe says of the page that is open. */
	@SuppressWarnings("unchecked")
	private List<String> complaints(boolean colours) {
		allowScripts(true);
		try {
			this.driver.executeScript(AXE);
			return (List<String>) this.driver.executeAsyncScript("""
					const done = arguments[arguments.length - 1];
					axe.run(document, { resultTypes: ['violations'],
						rules: { 'color-contrast': { enabled: arguments[0] } } }).then(
						found => done(found.violations.map(rule => rule.id + ': ' + rule.help + ' '
							+ rule.nodes.slice(0, 3).map(node => node.html).join(' '))),
						failure => done(['axe failed: ' + failure]));""", colours);
		}
		finally {
			allowScripts(this.script);
		}
	}

	private void allowScripts(boolean allowed) {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
	}

	private static String axe() {
		try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes the page that is open for the guide, if the guide is written. */
	void keepForGuide(String name) {
		if (Boolean.getBoolean("grantway.write-guide")) {
			this.driver.manage().window().setSize(GUIDE);
			keep(Path.of("src", "docs", "guide", "pictures", this.language), name);
			this.driver.manage().window().setSize(DESK);
		}
	}

	private void keep(String name) {
		keep(this.pictures, name.isEmpty() ? "start" : name);
	}

	private void keep(Path folder, String name) {
		try {
			Files.createDirectories(folder);
			Files.write(folder.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
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
