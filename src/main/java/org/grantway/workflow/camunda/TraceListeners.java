package org.grantway.workflow.camunda;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Hangs our listeners on every process as it is read: start and end of the instance, each
 * node entered and left, each flow taken, and the status that a node gives its case.
 */
@Component
class TraceListeners extends AbstractBpmnParseListener {

	private static final String MULTI_INSTANCE = "#multiInstanceBody";

	private final Traces traces;

	private final Stages stages;

	TraceListeners(@Lazy Traces traces, @Lazy Stages stages) {
		this.traces = traces;
		this.stages = stages;
	}

	@Override
	public void parseProcess(Element process, ProcessDefinitionEntity definition) {
		ExecutionListener started = (execution) -> this.traces.started(execution);
		ExecutionListener ended = (execution) -> this.traces.ended(execution);
		definition.addListener(ExecutionListener.EVENTNAME_START, started, 0);
		definition.addListener(ExecutionListener.EVENTNAME_END, ended);
		Map<String, String> stageOf = new HashMap<>();
		collectStages(process, stageOf);
		listenBelow(definition, stageOf);
	}

	private void listenBelow(ScopeImpl scope, Map<String, String> stageOf) {
		for (ActivityImpl activity : scope.getActivities()) {
			if (!activity.getId().endsWith(MULTI_INSTANCE)) {
				listen(activity, stageOf.get(activity.getId()));
			}
			for (PvmTransition transition : activity.getOutgoingTransitions()) {
				ExecutionListener taken = (execution) -> this.traces.taken(execution, transition.getId());
				((TransitionImpl) transition).addListener(ExecutionListener.EVENTNAME_TAKE, taken);
			}
			listenBelow(activity, stageOf);
		}
	}

	private void listen(ActivityImpl activity, String stage) {
		String element = activity.getId();
		ExecutionListener entered = (execution) -> this.traces.entered(execution, element);
		ExecutionListener left = (execution) -> this.traces.left(execution);
		activity.addListener(ExecutionListener.EVENTNAME_START, entered, 0);
		activity.addListener(ExecutionListener.EVENTNAME_END, left);
		if (stage != null) {
			ExecutionListener stageEntered = (execution) -> this.stages.entered(execution, stage);
			activity.addListener(ExecutionListener.EVENTNAME_START, stageEntered, 1);
		}
	}

	private static void collectStages(Element element, Map<String, String> stageOf) {
		for (Element child : element.elements()) {
			if ("extensionElements".equals(child.getTagName())) {
				child.elements()
					.stream()
					.filter((extension) -> "properties".equals(extension.getTagName()))
					.flatMap((properties) -> properties.elements().stream())
					.filter((property) -> "stage".equals(property.attribute("name")))
					.forEach((property) -> stageOf.put(element.attribute("id"), property.attribute("value")));
			}
			else {
				collectStages(child, stageOf);
			}
		}
	}

}
