package org.grantway.web;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import org.grantway.support.GrantwayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@GrantwayTest
class AssetTests {

	@Autowired
	private MockMvc mvc;

	@Test
	void aBrowserMayKeepAnAssetBecauseItsAddressChangesWithItsContent() throws Exception {
		String page = this.mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();
		String address = Jsoup.parse(page).select("link[rel=stylesheet]").attr("href");
		assertThat(address).matches("/css/app-[0-9a-f]{32}\\.css");
		this.mvc.perform(get(address))
			.andExpect(status().isOk())
			.andExpect(header().string("Cache-Control", containsString("max-age=31536000")));
		this.mvc.perform(get("/css/app-00000000000000000000000000000000.css")).andExpect(status().isNotFound());
	}

}
