package org.grantway.programmes;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.grantway.programmes.Call.CalendarStage;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.programmes.Call.InstalmentRule;
import org.grantway.programmes.Call.ReviewStage;
import org.grantway.programmes.Call.StageLength;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.Times;

/**
 * A call's configuration: one JSON object in the shape of {@code calls.json}, complete
 * with texts, switches and lengths. Reading never changes it.
 */
record CallConfiguration(ObjectNode json) {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private static final String QUOTA = "quota_per_department";

	static CallConfiguration parse(String text) {
		try {
			JsonNode node = MAPPER.readTree(text);
			if (node instanceof ObjectNode object) {
				return new CallConfiguration(object);
			}
		}
		catch (JsonProcessingException ex) {
			// Falls through: the text is as unusable as one that is no object.
		}
		throw new Refused("programmes.refused.configuration");
	}

	CallConfiguration copy() {
		return new CallConfiguration(this.json.deepCopy());
	}

	String text() {
		return this.json.toString();
	}

	String leadDepartment() {
		return this.json.path("lead_department").asText();
	}

	String managingAgency() {
		return this.json.path("managing_agency").asText();
	}

	boolean isRolling() {
		return this.json.path("rolling").asBoolean();
	}

	/** When applications can be started: the entry stage's first day. */
	Instant opensAt() {
		CalendarStage entry = stage(this.json.path("entry_stage").asText())
			.orElseThrow(() -> new Refused("programmes.refused.no-entry-stage"));
		return Times.at(entry.start(), time("opening_time", LocalTime.of(9, 0)));
	}

	/** When applicants' time ends, or null if the call is rolling. */
	Instant closesAt() {
		return isRolling() ? null : endOf(this.json.path("entry_stage").asText()).orElse(null);
	}

	/**
	 * When hosts' time ends, or null if the call is rolling. Where the calendar has no
	 * stage for it, the programme's days for a host's review follow the close.
	 */
	Instant hostClosesAt() {
		if (isRolling()) {
			return null;
		}
		int days = this.json.path("lengths").path("host-review").path("length").asInt();
		return endOf("host-review").orElseGet(() -> closesAt().plus(days, ChronoUnit.DAYS));
	}

	private Optional<Instant> endOf(String stage) {
		return stage(stage).map((line) -> Times.at(line.end(), time("closing_time", LocalTime.of(16, 0))));
	}

	private LocalTime time(String field, LocalTime otherwise) {
		return this.json.hasNonNull(field) ? LocalTime.parse(this.json.get(field).asText()) : otherwise;
	}

	Optional<CalendarStage> stage(String name) {
		for (JsonNode line : this.json.path("stages")) {
			if (line.path("stage").asText().equals(name)) {
				return Optional.of(stage(line));
			}
		}
		return Optional.empty();
	}

	List<CalendarStage> calendar() {
		List<CalendarStage> calendar = new ArrayList<>();
		this.json.path("stages").forEach((line) -> calendar.add(stage(line)));
		return calendar;
	}

	private static CalendarStage stage(JsonNode line) {
		return new CalendarStage(line.path("stage").asText(),
				LocalizedText.of(line.path("name_en").asText(), line.path("name_zh").asText()),
				LocalDate.parse(line.path("start").asText()), LocalDate.parse(line.path("end").asText()));
	}

	List<ReviewStage> review() {
		List<ReviewStage> stages = new ArrayList<>();
		this.json.path("review")
			.forEach((line) -> stages.add(new ReviewStage(line.path("stage").asText(),
					line.path("criteria_set").asText(), strings(line.path("rules")))));
		return stages;
	}

	LocalizedText title() {
		return LocalizedText.of(this.json.path("title_en").asText(), this.json.path("title_zh").asText());
	}

	/**
	 * The call as it stands.
	 * @param grace gives the real end of a deadline
	 */
	Call toCall(UUID id, String code, int version, CallStatus status, UnaryOperator<Instant> grace) {
		return new Call(id, code, version, this.json.path("programme").asText(), process(),
				this.json.path("mode").asText(), title(),
				LocalizedText.of(this.json.path("text_en").asText(), this.json.path("text_zh").asText()),
				leadDepartment(), managingAgency(), strings(this.json.path("fields")), money("budget_total_cny"),
				this.json.path("quota").asInt(), money("award_min_cny"), money("award_max_cny"),
				this.json.path("duration_months").asInt(), this.json.path("construction_months").asInt(), evaluation(),
				opensAt(), grace.apply(closesAt()), grace.apply(hostClosesAt()), isRolling(), status,
				strings(this.json.path("consultation_departments")),
				this.json.path("public_notice_working_days").asInt(), strings(this.json.path("documents")), review(),
				instalments(), fundingSplit(), strings(this.json.path("cost_groups")),
				decimal(this.json.path("matching_min_ratio")), objects("switches"), lengths(), calendar(),
				objects("eligibility"), limits());
	}

	/** A configuration that names no process has its programme's code for it. */
	private String process() {
		return this.json.path("process").asText(this.json.path("programme").asText());
	}

	private Call.Evaluation evaluation() {
		List<Integer> months = new ArrayList<>();
		this.json.path("evaluation").path("months").forEach((month) -> months.add(month.asInt()));
		return new Call.Evaluation(months, this.json.path("evaluation").path("every").asInt());
	}

	/** The quota of those who recommend is a limit like the others. */
	private Map<String, Object> limits() {
		Map<String, Object> limits = new LinkedHashMap<>(objects("limits"));
		JsonNode quota = this.json.path("recommendation").path(QUOTA);
		if (quota.isInt()) {
			limits.put(QUOTA, quota.asInt());
		}
		return limits;
	}

	List<InstalmentRule> instalments() {
		List<InstalmentRule> rules = new ArrayList<>();
		this.json.path("instalments")
			.forEach((line) -> rules
				.add(new InstalmentRule(decimal(line.path("share")), line.path("trigger").asText())));
		return rules;
	}

	Map<String, BigDecimal> fundingSplit() {
		Map<String, BigDecimal> split = new LinkedHashMap<>();
		this.json.path("funding_split")
			.properties()
			.forEach((share) -> split.put(share.getKey(), decimal(share.getValue())));
		return split;
	}

	Map<String, StageLength> lengths() {
		Map<String, StageLength> lengths = new LinkedHashMap<>();
		this.json.path("lengths")
			.properties()
			.forEach((line) -> lengths.put(line.getKey(),
					new StageLength(line.getValue().path("length").asInt(), line.getValue().path("unit").asText())));
		return lengths;
	}

	private Map<String, Object> objects(String field) {
		if (!this.json.hasNonNull(field)) {
			return Map.of();
		}
		return MAPPER.convertValue(this.json.get(field), new TypeReference<LinkedHashMap<String, Object>>() {
		});
	}

	private Money money(String field) {
		return Money.yuan(this.json.path(field).asLong());
	}

	private static BigDecimal decimal(JsonNode node) {
		return new BigDecimal(node.asText("0"));
	}

	static List<String> strings(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach((item) -> texts.add(item.asText()));
		return texts;
	}

}
