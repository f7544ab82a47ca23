package org.grantway.journey;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.grantway.support.NeedsBrowser;

import static org.assertj.core.api.Assertions.assertThat;

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

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "zh-CN | zhou.jiaming | 尚未保存     | 有未保存内容  | 还可输入2,000字",
			"en    | sun.fanli    | not saved it | Not saved yet | 2,000 of 2,000 characters left" })
	void whatWasTypedIsThereAgainAfterThePageIsLeftWithoutSaving(String language, String leader, String kept,
			String state, String left) {
		this.screen = new Screen(this.cast, this.port, language, true);
		Writing writing = Writing.begin(as(leader), call());
		writing.look("core");
		this.screen.browser().type("title_en", "Parts for chips");
		this.screen.browser().typeAndLeave("title_zh", "芯片部件");
		// what is sent while a page closes may arrive after the next page was asked for
		Page again = Awaitility.await()
			.until(() -> writing.look("core"),
					(page) -> page.document().select("[name=title_zh]").val().equals("芯片部件"));
		assertThat(again.document().select("[name=title_en]").val()).isEqualTo("Parts for chips");
		assertThat(again.text()).contains(kept, left);
		Page saved = again.press("button[value=later]").ok();
		assertThat(saved.text()).doesNotContain(state);
		assertThat(writing.look("core").text()).doesNotContain(kept);
		assertThat(this.screen.browser().faults()).isEmpty();
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
