package org.grantway.journey;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import org.grantway.journey.Visitor.Upload;

/**
 * A page as a person has it before them: what it says, and what has been typed into it.
 */
final class Page {

	private final Visitor visitor;

	private final URI address;

	private final int status;

	private final Document document;

	private final Map<String, List<String>> typed = new LinkedHashMap<>();

	private final List<Upload> chosen = new ArrayList<>();

	Page(Visitor visitor, URI address, int status, Document document) {
		this.visitor = visitor;
		this.address = address;
		this.status = status;
		this.document = document;
	}

	int status() {
		return this.status;
	}

	String path() {
		return this.address.getPath();
	}

	URI address() {
		return this.address;
	}

	/** Values by field. */
	Map<String, List<String>> typed() {
		return this.typed;
	}

	List<Upload> chosen() {
		return this.chosen;
	}

	Document document() {
		return this.document;
	}

	/** What stands in the main part. */
	String text() {
		Element main = this.document.getElementById("main");
		return (main != null) ? main.text() : this.document.text();
	}

	/** This page, if it is what was asked for. */
	Page ok() {
		if (this.status != 200) {
			throw new AssertionError(this.address + " answers " + this.status + ":\n" + text());
		}
		return this;
	}

	/** Types into a field, or chooses one or several of its options. */
	Page fill(String name, String... values) {
		if (this.document.getElementsByAttributeValue("name", name).isEmpty()) {
			throw new AssertionError("No field " + name + " on " + this.address + ", but " + names());
		}
		this.typed.put(name, List.of(values));
		return this;
	}

	Page choose(String name, String file, String type, byte[] content) {
		this.chosen.add(new Upload(name, file, type, content));
		return this;
	}

	boolean has(String css) {
		return this.document.selectFirst(css) != null;
	}

	/** Follows a link whose address contains the text. */
	Page follow(String part) {
		Element link = this.document.selectFirst("a[href*='" + part + "']");
		if (link == null) {
			throw new AssertionError("No link to " + part + " on " + this.address);
		}
		return this.visitor.open(URI.create(link.absUrl("href")).getRawPath());
	}

	/** Presses the button that gives a task this outcome, and expects no complaint. */
	Page outcome(String outcome) {
		return press("button[name=_action][value='outcome:" + outcome + "']").ok();
	}

	/** Presses the first button that matches; the answer is whatever comes. */
	Page press(String css) {
		Element button = this.document.selectFirst(css);
		if (button == null) {
			throw new AssertionError("No button " + css + " on " + this.address + ", but "
					+ this.document.select("main button").eachAttr("value") + "\n" + text());
		}
		return this.visitor.press(this, button);
	}

	private List<String> names() {
		return this.document.select("main [name]").eachAttr("name").stream().distinct().toList();
	}

}
