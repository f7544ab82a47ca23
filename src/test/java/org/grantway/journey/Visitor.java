package org.grantway.journey;

import java.net.HttpCookie;
import java.util.List;

import org.jsoup.nodes.Element;

/**
 * One person at a browser: opens pages, fills in the forms that stand on them, and
 * presses their buttons.
 */
abstract class Visitor {

	/** Opens a page, whatever the answer. */
	abstract Page look(String path);

	/** Presses a button of the page, with what was typed into its form. */
	abstract Page press(Page page, Element button);

	/** What the server gave this person's browser to remember. */
	abstract List<HttpCookie> cookies();

	/** Opens a page that has to be there. */
	Page open(String path) {
		return look(path).ok();
	}

	/** Signs in through the sign-in page. */
	Visitor signIn(String email, String password) {
		Page page = open("/sign-in").fill("email", email)
			.fill("password", password)
			.press("form[action$='/sign-in'] button[type=submit]");
		if (page.path().equals("/sign-in")) {
			throw new AssertionError(email + " cannot sign in:\n" + page.text());
		}
		return this;
	}

	/** A file chosen in a form. */
	record Upload(String field, String name, String type, byte[] content) {

	}

}
