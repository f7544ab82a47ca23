package org.grantway.journey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.grantway.support.NeedsBrowser;

/**
 * The same road in a real browser, in English and without script.
 */
@NeedsBrowser
class LaboratoryBrowserTests extends LaboratoryJourney {

	private Screen screen;

	@AfterEach
	void close() {
		this.screen.close();
	}

	@Override
	@Test
	protected void aTaskProjectGoesFromTheOpenCallToTheArchive() {
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
