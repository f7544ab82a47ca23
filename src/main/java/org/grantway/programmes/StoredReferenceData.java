package org.grantway.programmes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Service;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;

/**
 * Serves reference data from the stored rows.
 */
@Service
class StoredReferenceData implements ReferenceData {

	private final ReferenceStore store;

	StoredReferenceData(ReferenceStore store) {
		this.store = store;
	}

	@Override
	public List<Field> fields() {
		return this.store.all(ReferenceStore.FIELD).values().stream().map(StoredReferenceData::toField).toList();
	}

	@Override
	public Optional<Field> field(String code) {
		return this.store.find(ReferenceStore.FIELD, code).map(StoredReferenceData::toField);
	}

	@Override
	public List<CostCategory> costCategories(List<String> groups) {
		return this.store.all(ReferenceStore.COST_CATEGORY)
			.values()
			.stream()
			.filter((row) -> groups.contains(text(row, "group")))
			.map(StoredReferenceData::toCostCategory)
			.toList();
	}

	@Override
	public List<CriteriaSet> criteriaSets() {
		return this.store.all(ReferenceStore.CRITERIA_SET).values().stream().map(this::toCriteriaSet).toList();
	}

	@Override
	public CriteriaSet criteriaSet(String code) {
		return toCriteriaSet(this.store.require(ReferenceStore.CRITERIA_SET, code));
	}

	@Override
	public List<DecisionRule> decisionRules() {
		return this.store.all(ReferenceStore.DECISION_RULE)
			.values()
			.stream()
			.map(StoredReferenceData::toDecisionRule)
			.toList();
	}

	@Override
	public DecisionRule decisionRule(String code) {
		return toDecisionRule(this.store.require(ReferenceStore.DECISION_RULE, code));
	}

	@Override
	public Money indirectCeiling(Money base) {
		String rule = text(this.store.require(ReferenceStore.COST_CATEGORY, "I"), "limit_rule");
		return TieredRate.parse(rule).of(base);
	}

	private static Field toField(JsonNode row) {
		String screenings = text(row, "default_screening");
		List<String> checks = (screenings == null || screenings.equals("none")) ? List.of()
				: List.of(screenings.split(";"));
		return new Field(text(row, "code"), text(row, "parent_code"), named(row), checks);
	}

	private static CostCategory toCostCategory(JsonNode row) {
		String itemise = text(row, "itemise_from_cny");
		return new CostCategory(text(row, "code"), text(row, "parent_code"), text(row, "group"), named(row),
				LocalizedText.of(text(row, "description_en"), text(row, "description_zh")),
				(itemise != null) ? Money.yuan(Long.parseLong(itemise)) : null);
	}

	private CriteriaSet toCriteriaSet(JsonNode row) {
		List<Criterion> criteria = new ArrayList<>();
		row.path("criteria")
			.forEach((item) -> criteria.add(new Criterion(text(item, "code"), named(item), number(item, "weight"))));
		Scale scale = toScale(this.store.require(ReferenceStore.SCALE, text(row, "scale")));
		return new CriteriaSet(text(row, "code"), named(row), scale, number(row, "min_total"), criteria);
	}

	private static Scale toScale(JsonNode row) {
		return new Scale(text(row, "code"), named(row), number(row, "min"), number(row, "max"), number(row, "step"),
				grades(row.path("values")), grades(row.path("advice")));
	}

	private static List<Grade> grades(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false)
			.map((item) -> new Grade(text(item, "code"), named(item), number(item, "points")))
			.toList();
	}

	private static DecisionRule toDecisionRule(JsonNode row) {
		return new DecisionRule(text(row, "code"), named(row), integer(row, "invite"), integer(row, "min_valid"),
				integer(row, "due_working_days"), integer(row, "panel_min"), text(row, "attendance_min_share"),
				text(row, "pass_share"),
				row.hasNonNull("strictly_greater") ? row.get("strictly_greater").asBoolean() : null);
	}

	static LocalizedText named(JsonNode row) {
		return LocalizedText.of(text(row, "name_en"), text(row, "name_zh"));
	}

	/** The text of a field, or null if it is missing or empty. */
	static String text(JsonNode row, String field) {
		String text = row.path(field).asText("");
		return (row.hasNonNull(field) && !text.isBlank()) ? text : null;
	}

	private static BigDecimal number(JsonNode row, String field) {
		return row.hasNonNull(field) ? new BigDecimal(row.get(field).asText()) : null;
	}

	private static Integer integer(JsonNode row, String field) {
		return row.hasNonNull(field) ? row.get(field).asInt() : null;
	}

}
