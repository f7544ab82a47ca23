package org.grantway.workflow.camunda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.DecisionService;

import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

import org.grantway.workflow.Decisions;

@Component
class EngineDecisions implements Decisions {

	private static final int KEPT = 500;

	/**
	 * A table comes with the program and answers the same question always the same way.
	 */
	private final ConcurrentLruCache<Asked, List<Map<String, Object>>> answers;

	EngineDecisions(DecisionService decisions) {
		this.answers = new ConcurrentLruCache<>(KEPT, (asked) -> List.copyOf(
				decisions.evaluateDecisionTableByKey(asked.decision(), new HashMap<>(asked.inputs())).getResultList()));
	}

	@Override
	public List<Map<String, Object>> evaluate(String decision, Map<String, ?> inputs) {
		return this.answers.get(new Asked(decision, new HashMap<>(inputs)));
	}

	private record Asked(String decision, Map<String, ?> inputs) {

	}

}
