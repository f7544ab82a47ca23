package org.grantway.web;

import jakarta.servlet.RequestDispatcher;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import org.grantway.support.GrantwayTest;
import org.grantway.support.Visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * The page for what failed before a controller was reached.
 */
@GrantwayTest
class ErrorPageTests {

	@Autowired
	private Visitors visitors;

	@Test
	void theOtherLanguageLeadsToTheAddressThatWasAskedFor() throws Exception {
		assertThat(otherLanguage("/no/such/page")).isEqualTo("/no/such/page?lang=zh-CN");
	}

	@Test
	void theOtherLanguageNeverLeadsToAnotherHost() throws Exception {
		assertThat(otherLanguage("//example.org/page")).isEqualTo("/example.org/page?lang=zh-CN");
	}

	private String otherLanguage(String failed) throws Exception {
		return Jsoup
			.parse(this.visitors.answer(get("/error?lang=en").requestAttr(RequestDispatcher.ERROR_REQUEST_URI, failed)
				.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404), null).getContentAsString())
			.select(".mast__tools a[hreflang]")
			.attr("href");
	}

}
