package org.grantway.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;

/**
 * Patterns of calls to start a new one from.
 */
@Service
public class CallTemplates {

	private final ReferenceStore store;

	private final CallConfigurations configurations;

	private final Calls calls;

	CallTemplates(ReferenceStore store, CallConfigurations configurations, Calls calls) {
		this.store = store;
		this.configurations = configurations;
		this.calls = calls;
	}

	/** The templates whose programme's process can run their stages. */
	public List<Template> all() {
		return this.store.all(ReferenceStore.CALL_TEMPLATE)
			.values()
			.stream()
			.filter(this.configurations::fits)
			.map(CallTemplates::toTemplate)
			.toList();
	}

	/**
	 * Makes a call in preparation from a template.
	 * @param template the template's code, e.g. {@code CALL-NL-TASK-2027}
	 * @param code the new call's number, e.g. {@code CALL-2027-012}; must be free
	 * @param anchor day 0, from which all stage dates are computed anew
	 * @param title another title, or null to keep the template's
	 */
	@Transactional
	public UUID instantiate(String template, String code, LocalDate anchor, LocalizedText title, Actor by) {
		JsonNode pattern = this.store.find(ReferenceStore.CALL_TEMPLATE, template)
			.filter(this.configurations::fits)
			.orElseThrow(() -> Refused.at("template", "programmes.refused.no-template", template));
		ObjectNode json = pattern.deepCopy();
		CallConfigurations.anchor(json, anchor);
		if (title != null) {
			CallConfigurations.title(json, title);
		}
		return this.calls.create(new Calls.CallDraft(code, json.toString()), by);
	}

	private static Template toTemplate(JsonNode row) {
		return new Template(row.path("code").asText(),
				LocalizedText.of(row.path("title_en").asText(), row.path("title_zh").asText()),
				row.path("programme").asText(), row.path("lead_department").asText());
	}

	/** A template in brief. */
	public record Template(String code, LocalizedText title, String programme, String leadDepartment) {

	}

}
