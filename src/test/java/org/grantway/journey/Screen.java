package org.grantway.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The browser of a journey. The first person signs in there, the others bring the session
 * they have; each kind of task is done there when it first comes up, and what repeats is
 * done over HTTP.
 */
final class Screen implements AutoCloseable {

	private final Cast cast;

	private final int port;

	private final Browser browser;

	private final Map<String, Visitor> visitors = new HashMap<>();

	private final Set<String> tasks = new HashSet<>();

	Screen(Cast cast, int port, String language, boolean script) {
		this.cast = cast;
		this.port = port;
		this.browser = new Browser(port, language, script);
	}

	/** The person before the browser. */
	Visitor as(String name) {
		Visitor known = this.visitors.get(name);
		if (known == null) {
			Visitor elsewhere = elsewhere(name);
			known = this.visitors.isEmpty() ? this.browser.visitor().signIn(this.cast.email(name), Cast.PASSWORD)
					: this.browser.visitor(elsewhere);
			this.visitors.put(name, known);
		}
		return known;
	}

	/** The person before the browser if the task is new there, otherwise elsewhere. */
	Visitor as(String name, String task) {
		return this.tasks.add(task) ? as(name) : elsewhere(name);
	}

	private Visitor elsewhere(String name) {
		return this.cast.as(name, () -> new HttpVisitor(this.port));
	}

	Browser browser() {
		return this.browser;
	}

	/** Fails if there was anything to complain about. */
	void assertFaultless() {
		this.browser.assertFaultless();
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
