package org.grantway.workflow.camunda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.DecisionService;

import org.springframework.stereotype.Component;

import org.grantway.workflow.Decisions;

@Component
class EngineDecisions implements Decisions {

	private final DecisionService decisions;

	EngineDecisions(DecisionService decisions) {
		this.decisions = decisions;
	}

	@Override
	public List<Map<String, Object>> evaluate(String decision, Map<String, ?> inputs) {
		return this.decisions.evaluateDecisionTableByKey(decision, new HashMap<>(inputs)).getResultList();
	}

}
