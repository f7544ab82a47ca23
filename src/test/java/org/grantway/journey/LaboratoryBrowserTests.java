package org.grantway.journey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The same road in a real browser: in Chinese, and in English without script.
 */
@EnabledIf(value = "org.grantway.journey.Browser#isHere",
		disabledReason = "No browser: install chromium and chromium-driver, as .ci/run does")
class LaboratoryBrowserTests extends LaboratoryJourney {

	private Screen screen;

	@AfterEach
	void close() {
		this.screen.close();
	}

	@Override
	@Test
	protected void aTaskProjectGoesFromTheOpenCallToTheArchive() {
		this.screen = new Screen(this.cast, this.port, "zh-CN", true);
		super.aTaskProjectGoesFromTheOpenCallToTheArchive();
		this.screen.assertFaultless();
	}

	@Test
	void inEnglishWithoutScript() {
		this.screen = new Screen(this.cast, this.port, "en", false);
		super.aTaskProjectGoesFromTheOpenCallToTheArchive();
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
