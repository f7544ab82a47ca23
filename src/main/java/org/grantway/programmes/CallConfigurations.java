package org.grantway.programmes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.stereotype.Component;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;

/**
 * Completes configurations: what a programme says once (entry stage, lengths, texts) and
 * what follows from the rest (switches) is written into the call's own configuration, so
 * that a call never changes when a default does.
 * <p>
 * The switches, which become routing values of each application's process:
 * <table>
 * <caption>Switches and what they follow from</caption>
 * <tr>
 * <td>recommendation</td>
 * <td>{@code department} if {@code recommendation.by} names the supervising department,
 * {@code each-host} if it names the host in each region, {@code regions} if it names
 * regions, else {@code none}</td>
 * </tr>
 * <tr>
 * <td>entry</td>
 * <td>the entry stage: {@code application} or {@code intention}</td>
 * </tr>
 * <tr>
 * <td>letterReview</td>
 * <td>there is a review stage {@code letter-review} or {@code first-round}</td>
 * </tr>
 * <tr>
 * <td>panel, panelStage</td>
 * <td>there is a review stage {@code defence}, {@code panel} or {@code joint-panel}, and
 * its name</td>
 * </tr>
 * <tr>
 * <td>argumentation, argumentationStage</td>
 * <td>there is a review stage {@code plan-argumentation} or {@code argumentation}, and
 * its name</td>
 * </tr>
 * <tr>
 * <td>twoStep</td>
 * <td>the calendar has the stages {@code pre-application} and
 * {@code full-application}</td>
 * </tr>
 * <tr>
 * <td>matching</td>
 * <td>the calendar has a stage {@code matching}</td>
 * </tr>
 * <tr>
 * <td>budgetAssessment</td>
 * <td>a plan is argued, or the calendar has a stage {@code budget}</td>
 * </tr>
 * <tr>
 * <td>consultation</td>
 * <td>departments are to be consulted</td>
 * </tr>
 * <tr>
 * <td>jointFunding</td>
 * <td>{@code funding_split} names more than one funder</td>
 * </tr>
 * <tr>
 * <td>jointDecision</td>
 * <td>{@code partner} if a rule of the review asks both agencies; {@code all} if several
 * regions fund without the central budget, so that all of them decide; else
 * {@code lead}</td>
 * </tr>
 * <tr>
 * <td>byInvitation</td>
 * <td>{@code entry_by} is {@code invitation}: institutions are named and
 * commissioned</td>
 * </tr>
 * <tr>
 * <td>blindReview, lumpSum</td>
 * <td>{@code blind_review}, {@code budget_model}</td>
 * </tr>
 * </table>
 */
@Component
class CallConfigurations {

	private static final List<String> PANEL_STAGES = List.of("defence", "panel", "joint-panel");

	private static final List<String> ARGUMENTATION_STAGES = List.of("plan-argumentation", "argumentation");

	private final ReferenceStore store;

	CallConfigurations(ReferenceStore store) {
		this.store = store;
	}

	/** The configuration with all that follows from it. */
	CallConfiguration complete(CallConfiguration given, String code) {
		ObjectNode json = given.json().deepCopy();
		JsonNode programme = this.store.find(ReferenceStore.PROGRAMME, json.path("programme").asText())
			.orElseThrow(() -> new Refused("programmes.refused.no-programme", json.path("programme").asText()));
		if (!json.hasNonNull("text_en") && !json.hasNonNull("text_zh")) {
			JsonNode text = programme.path("texts").path(json.path("code").asText());
			json.put("text_en", text.path("en").asText(""));
			json.put("text_zh", text.path("zh").asText(""));
		}
		json.put("code", code);
		setIfAbsent(json, "process", programme.get("process"));
		JsonNode entry = entry(programme, json).orElse(programme);
		setIfAbsent(json, "entry_stage", entry.get("entry_stage"));
		setIfAbsent(json, "rolling", entry.get("rolling"));
		setIfAbsent(json, "evaluation", programme.get("evaluation"));
		ObjectNode lengths = json.withObject("/lengths");
		programme.path("lengths").properties().forEach((line) -> setIfAbsent(lengths, line.getKey(), line.getValue()));
		ObjectNode limits = json.withObject("/limits");
		programme.path("limits").properties().forEach((line) -> setIfAbsent(limits, line.getKey(), line.getValue()));
		setIfAbsent(json, "opening_time", json.textNode("09:00"));
		setIfAbsent(json, "closing_time", json.textNode("16:00"));
		ObjectNode switches = switches(json);
		json.set("switches", switches);
		if (switches.path("letterReview").asBoolean() && !json.path("rolling").asBoolean()) {
			setIfAbsent(limits, Call.SHORTLIST_LEAST, limits.numberNode(switches.path("twoStep").asBoolean() ? 3 : 2));
			setIfAbsent(limits, Call.SHORTLIST_MOST, limits.numberNode(4));
		}
		if (!json.path("rolling").asBoolean()) {
			setIfAbsent(limits, Call.CASE_PAGES, limits.numberNode(40));
		}
		CallConfiguration complete = new CallConfiguration(json);
		complete.opensAt();
		return complete;
	}

	/** Whether a programme's process can run this template's stages. */
	boolean fits(JsonNode template) {
		return this.store.find(ReferenceStore.PROGRAMME, template.path("programme").asText())
			.flatMap((programme) -> entry(programme, template))
			.isPresent();
	}

	/**
	 * The way into the programme's process that has all its stages in the call: the
	 * programme's own, or the first of its other entries.
	 */
	private static Optional<JsonNode> entry(JsonNode programme, JsonNode call) {
		Set<String> stages = Set.copyOf(stageNames(call));
		return Stream
			.concat(Stream.of(programme), StreamSupport.stream(programme.path("other_entries").spliterator(), false))
			.filter((entry) -> stages.containsAll(CallConfiguration.strings(entry.path("required_stages"))))
			.findFirst();
	}

	/** The configuration with every stage moved so that day 0 is the anchor. */
	static void anchor(ObjectNode json, LocalDate anchor) {
		json.put("anchor_date", anchor.toString());
		json.path("stages").forEach((line) -> {
			ObjectNode stage = (ObjectNode) line;
			stage.put("start", anchor.plusDays(stage.path("start_offset_days").asLong()).toString());
			stage.put("end", anchor.plusDays(stage.path("end_offset_days").asLong()).toString());
		});
	}

	/** Writes the stages' offsets anew after single dates were changed. */
	static void recomputeOffsets(ObjectNode json) {
		LocalDate anchor = json.hasNonNull("anchor_date") ? LocalDate.parse(json.get("anchor_date").asText())
				: LocalDate.parse(json.path("stages").path(0).path("start").asText());
		json.put("anchor_date", anchor.toString());
		json.path("stages").forEach((line) -> {
			ObjectNode stage = (ObjectNode) line;
			stage.put("start_offset_days",
					ChronoUnit.DAYS.between(anchor, LocalDate.parse(stage.path("start").asText())));
			stage.put("end_offset_days", ChronoUnit.DAYS.between(anchor, LocalDate.parse(stage.path("end").asText())));
		});
	}

	static void title(ObjectNode json, LocalizedText title) {
		json.put("title_en", title.en());
		json.put("title_zh", title.zh());
	}

	private static ObjectNode switches(ObjectNode json) {
		ObjectNode switches = json.objectNode();
		String by = json.path("recommendation").path("by").asText();
		switches.put("recommendation",
				by.startsWith("supervising-department") ? "department"
						: by.startsWith("host-institution-in-each-region") ? "each-host"
								: (by.contains("region") ? "regions" : "none"));
		switches.put("entry", json.path("entry_stage").asText());
		switches.put("byInvitation", json.path("entry_by").asText().equals("invitation"));
		List<Call.ReviewStage> stages = new CallConfiguration(json).review();
		List<String> review = stages.stream().map(Call.ReviewStage::stage).toList();
		switches.put("letterReview", stages.stream().anyMatch(Call.ReviewStage::byLetter));
		String panel = firstOf(PANEL_STAGES, review);
		switches.put("panel", !panel.isEmpty());
		switches.put("panelStage", panel);
		String argumentation = firstOf(ARGUMENTATION_STAGES, review);
		switches.put("argumentation", !argumentation.isEmpty());
		switches.put("argumentationStage", argumentation);
		switches.put("consultation", !json.path("consultation_departments").isEmpty());
		switches.put("jointFunding", json.path("funding_split").size() > 1);
		boolean regionsAlone = json.path("funding_split").size() > 1 && !json.path("funding_split").has("central");
		switches.put("blindReview", json.path("blind_review").asBoolean());
		switches.put("lumpSum", json.path("budget_model").asText().equals("lump-sum"));
		List<String> calendar = stageNames(json);
		switches.put("twoStep", calendar.contains("pre-application") && calendar.contains("full-application"));
		switches.put("matching", calendar.contains("matching"));
		switches.put("budgetAssessment", !argumentation.isEmpty() || calendar.contains("budget"));
		boolean both = new CallConfiguration(json).review()
			.stream()
			.anyMatch((stage) -> stage.rules().contains("DR-BOTH-AGENCIES"));
		switches.put("jointDecision", both ? "partner" : (regionsAlone ? "all" : "lead"));
		return switches;
	}

	private static String firstOf(List<String> wanted, List<String> present) {
		return wanted.stream().filter(present::contains).findFirst().orElse("");
	}

	private static List<String> stageNames(JsonNode template) {
		return new CallConfiguration((ObjectNode) template).calendar().stream().map(Call.CalendarStage::stage).toList();
	}

	private static void setIfAbsent(ObjectNode json, String field, JsonNode value) {
		if (value != null && !json.hasNonNull(field)) {
			json.set(field, value.deepCopy());
		}
	}

}
