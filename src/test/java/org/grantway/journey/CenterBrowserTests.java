package org.grantway.journey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.grantway.support.NeedsBrowser;

/**
 * The same road in a real browser, in Chinese and with script.
 */
@NeedsBrowser
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
