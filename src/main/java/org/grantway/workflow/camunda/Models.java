package org.grantway.workflow.camunda;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

import org.springframework.stereotype.Component;

import org.grantway.shared.LocalizedText;

/**
 * Reads what a model says about its elements, each definition once.
 */
@Component
class Models {

	private final RepositoryService repository;

	private final Map<String, BpmnModelInstance> byDefinition = new ConcurrentHashMap<>();

	Models(RepositoryService repository) {
		this.repository = repository;
	}

	BpmnModelInstance of(String definitionId) {
		return this.byDefinition.computeIfAbsent(definitionId, this.repository::getBpmnModelInstance);
	}

	static Map<String, String> properties(BaseElement element) {
		if (element.getExtensionElements() == null) {
			return Map.of();
		}
		return element.getExtensionElements()
			.getElementsQuery()
			.filterByType(CamundaProperties.class)
			.list()
			.stream()
			.flatMap((properties) -> properties.getCamundaProperties().stream())
			.filter((property) -> property.getCamundaName() != null && property.getCamundaValue() != null)
			.collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue,
					(first, second) -> second));
	}

	static LocalizedText name(BaseElement element) {
		String english = element.getAttributeValue("name");
		return new LocalizedText((english != null) ? english : "", properties(element).getOrDefault("name_zh", ""));
	}

	static LocalizedText explanation(BaseElement element) {
		Map<String, String> properties = properties(element);
		String documented = element.getDocumentations()
			.stream()
			.map(Documentation::getTextContent)
			.findFirst()
			.orElse("");
		return new LocalizedText(properties.getOrDefault("explain_en", documented),
				properties.getOrDefault("explain_zh", ""));
	}

}
