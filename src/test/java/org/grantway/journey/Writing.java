package org.grantway.journey;

import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An applicant writing the sections of an application.
 */
final class Writing {

	private final Visitor writer;

	private final String address;

	private Writing(Visitor writer, String address) {
		this.writer = writer;
		this.address = address;
	}

	/** Answers the questions of a call and begins a draft. */
	static Writing begin(Visitor writer, String call) {
		Page questions = writer.open("/calls/" + call).follow("/apply");
		for (String question : questions.document().select("main form input[type=radio]").eachAttr("name")) {
			questions.fill(question, "yes");
		}
		return new Writing(writer, questions.press("main form .actions button").ok().path());
	}

	/** A task project with one milestone, ready to be submitted. */
	static Writing taskProject(Visitor writer, String call, String email, String unit, String due) {
		return taskProject(writer, call, email, unit, due, "600万");
	}

	static Writing taskProject(Visitor writer, String call, String email, String unit, String due, String amount) {
		return begin(writer, call)
			.section("core",
					values("title_en", "Quantum gates on silicon 𠮷 😀", "title_zh", "硅基量子门 𠮷", "field", "K0101",
							"keywords", "qubit; silicon", "abstract_en", "Gates with low error.", "abstract_zh",
							"低错误率量子门。", "duration", "36"))
			.section("case",
					values("background", "What is known.", "goals", "What is sought.", "approach", "How it is done."))
			.section("team",
					values("members.0.name", "Wang Yangben", "members.0.email", email, "members.0.organisation", unit,
							"members.0.role", "leader", "members.0.title", "professor", "members.0.months", "8"))
			.section("partners", values())
			.section("budget",
					values("lines.0.category", "D21", "lines.0.description", "Samples", "lines.0.source", "funder",
							"lines.0.amount", amount, "justification", "Needed for the samples."))
			.section("plan",
					values("milestones.0.name", "First chip", "milestones.0.due", due, "milestones.0.deliverable",
							"Chip", "indicators.0.name", "Fidelity", "indicators.0.unit", "%", "indicators.0.baseline",
							"99", "indicators.0.target", "99.9", "indicators.0.evidence", "Test report"))
			.attach("co-operation-agreement")
			.section("promises", values());
	}

	String number() {
		return this.address.substring(this.address.lastIndexOf('/') + 1);
	}

	/**
	 * Fills in a section and calls it completed; rows are added as fields need them.
	 * Ticks every box of the section that is not named.
	 */
	Writing section(String key, Map<String, String> values) {
		Page page = open(key);
		for (Map.Entry<String, String> one : values.entrySet()) {
			String[] parts = one.getKey().split("\\.");
			if (parts.length == 3 && !page.has("[name='" + one.getKey() + "']")) {
				page = page.press("button[value='add:" + parts[0] + "']").ok();
			}
			page.fill(one.getKey(), one.getValue());
		}
		for (String box : page.document().select("#section-form input[type=checkbox][value=true]").eachAttr("name")) {
			if (!values.containsKey(box)) {
				page.fill(box, "true");
			}
		}
		Page next = page.fill("done", "yes").press("button[value=save].btn").ok();
		assertThat(next.has(".errors")).as(next.text()).isFalse();
		return this;
	}

	Writing attach(String slot) {
		open("attachments").choose("attachment-" + slot, slot + ".pdf", "application/pdf", Journey.pdf())
			.press("#attachment-" + slot + " button[value=upload]")
			.ok();
		return section("attachments", Map.of());
	}

	/** Reads everything once more and submits. */
	Page submit() {
		Page receipt = check().press("form[action$=submit] button").ok();
		assertThat(receipt.path()).endsWith("/receipt");
		return receipt;
	}

	Page check() {
		return this.writer.open(this.address + "/check");
	}

	/** One section, with what it asks. */
	Page look(String key) {
		return open(key);
	}

	Page agreement() {
		return this.writer.open(this.address + "/agreement");
	}

	private Page open(String key) {
		return this.writer.open(this.address + "/sections/" + key);
	}

	/** Values in the order in which they are given. */
	static Map<String, String> values(String... namesAndValues) {
		Map<String, String> values = new LinkedHashMap<>();
		for (int index = 0; index < namesAndValues.length; index += 2) {
			values.put(namesAndValues[index], namesAndValues[index + 1]);
		}
		return values;
	}

}
