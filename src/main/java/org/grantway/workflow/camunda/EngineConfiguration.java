package org.grantway.workflow.camunda;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.spring.SpringExpressionManager;

import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

import org.grantway.workflow.WorkflowStep;

/**
 * Sets the engine up: processes may call only {@link WorkflowStep} beans, history keeps
 * everything but each change of a variable, and every node and flow leaves a trace of our
 * own.
 */
@Component
class EngineConfiguration extends AbstractProcessEnginePlugin {

	private final ApplicationContext context;

	private final TraceListeners listeners;

	private final IncidentTeller incidents;

	private final EngineMappings mappings;

	EngineConfiguration(ApplicationContext context, TraceListeners listeners, IncidentTeller incidents,
			EngineMappings mappings) {
		this.mappings = mappings;
		this.context = context;
		this.listeners = listeners;
		this.incidents = incidents;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setExpressionManager(new SpringExpressionManager(this.context, new Steps(this.context)));
		configuration.setCustomHistoryLevels(List.of(new WithoutVariableDetail()));
		List<BpmnParseListener> parse = configuration.getCustomPostBPMNParseListeners();
		if (parse == null) {
			parse = new ArrayList<>();
			configuration.setCustomPostBPMNParseListeners(parse);
		}
		parse.add(this.listeners);
		configuration.setCustomIncidentHandlers(List.of(this.incidents));
		configuration.setSqlSessionFactory(this.mappings.factory(configuration));
	}

	/**
	 * Full history less the value of each variable at each change: routing values say
	 * little, and the rows are many. Decision tables leave none either: pages ask them
	 * too, while only reading, and what followed from an answer is in the domain's own
	 * tables.
	 */
	static class WithoutVariableDetail extends AbstractHistoryLevel {

		@Override
		public int getId() {
			return 41;
		}

		@Override
		public String getName() {
			return "grantway";
		}

		@Override
		public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
			return type != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
					&& type != HistoryEventTypes.FORM_PROPERTY_UPDATE && type != HistoryEventTypes.DMN_DECISION_EVALUATE
					&& HistoryLevel.HISTORY_LEVEL_FULL.isHistoryEventProduced(type, entity);
		}

	}

	/**
	 * The step beans by name, looked up when they are needed, because steps themselves
	 * need the engine.
	 */
	private static final class Steps extends AbstractMap<Object, Object> {

		private final ApplicationContext context;

		private volatile Set<String> names;

		Steps(ApplicationContext context) {
			this.context = context;
		}

		@Override
		public boolean containsKey(Object name) {
			return names().contains(name);
		}

		@Override
		public Object get(Object name) {
			return containsKey(name) ? this.context.getBean((String) name) : null;
		}

		@Override
		public Set<Map.Entry<Object, Object>> entrySet() {
			throw new UnsupportedOperationException("Steps are asked for by name");
		}

		private Set<String> names() {
			if (this.names == null) {
				this.names = Set.of(this.context.getBeanNamesForAnnotation(WorkflowStep.class));
			}
			return this.names;
		}

	}

}
