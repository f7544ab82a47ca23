package org.grantway.journey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The same road in a real browser, in Chinese.
 */
@EnabledIf(value = "org.grantway.journey.Browser#isHere",
		disabledReason = "No browser: install chromium and chromium-driver, as .ci/run does")
class CenterBrowserTests extends CenterJourney {

	private Screen screen;

	@AfterEach
	void close() {
		this.screen.close();
	}

	@Override
	@Test
	void aCenterGoesFromItsIntentionToTheArchive() {
		this.screen = new Screen(this.cast, this.port, "zh-CN", true);
		super.aCenterGoesFromItsIntentionToTheArchive();
		this.screen.assertFaultless();
	}

	@Override
	Visitor as(String name) {
		return this.screen.as(name);
	}

	@Override
	Visitor as(String name, String task) {
		return this.screen.as(name, task);
	}

}
