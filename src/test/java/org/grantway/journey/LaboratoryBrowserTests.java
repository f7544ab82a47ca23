package org.grantway.journey;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The same road in a real browser: in Chinese, and in English without script.
 */
@EnabledIf(value = "org.grantway.journey.Browser#isHere",
		disabledReason = "No browser: install chromium and chromium-driver, as .ci/run does")
class LaboratoryBrowserTests extends LaboratoryJourney {

	private final Map<String, Visitor> visitors = new HashMap<>();

	private Browser browser;

	@BeforeEach
	void chinese() {
		this.browser = new Browser(this.port, "zh-CN", true);
	}

	@AfterEach
	void close() {
		this.browser.close();
	}

	@Override
	@Test
	protected void aTaskProjectGoesFromTheOpenCallToTheArchive() {
		super.aTaskProjectGoesFromTheOpenCallToTheArchive();
		this.browser.assertFaultless();
	}

	@Test
	void inEnglishWithoutScript() {
		this.browser.close();
		this.browser = new Browser(this.port, "en", false);
		super.aTaskProjectGoesFromTheOpenCallToTheArchive();
	}

	@Override
	Visitor as(String name) {
		return this.visitors.computeIfAbsent(name, (absent) -> this.cast.signIn(name, stranger()));
	}

	@Override
	Visitor stranger() {
		return this.browser.visitor();
	}

}
