package org.grantway.workflow.camunda;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Role;
import org.grantway.workflow.ProcessMap;

@Component
@Transactional(readOnly = true)
class EngineProcessMap implements ProcessMap {

	private static final int MANY = 200;

	private static final double MARGIN = 24;

	private final RepositoryService repository;

	private final RuntimeService runtime;

	private final Models models;

	private final Traces traces;

	private final Map<String, Drawing> drawings = new ConcurrentHashMap<>();

	EngineProcessMap(RepositoryService repository, RuntimeService runtime, Models models, Traces traces) {
		this.repository = repository;
		this.runtime = runtime;
		this.models = models;
		this.traces = traces;
	}

	@Override
	public List<ProcessInfo> processes() {
		return this.repository.createProcessDefinitionQuery()
			.latestVersion()
			.orderByProcessDefinitionKey()
			.asc()
			.listPage(0, MANY)
			.stream()
			.map((definition) -> new ProcessInfo(definition.getKey(), Models.name(process(definition)),
					definition.getVersion(),
					this.runtime.createProcessInstanceQuery().processDefinitionKey(definition.getKey()).count(),
					this.runtime.createProcessInstanceQuery()
						.processDefinitionKey(definition.getKey())
						.withIncident()
						.count()))
			.toList();
	}

	@Override
	public Optional<Drawing> drawing(String process) {
		return Optional
			.ofNullable(this.repository.createProcessDefinitionQuery()
				.processDefinitionKey(process)
				.latestVersion()
				.singleResult())
			.map((definition) -> this.drawings.computeIfAbsent(definition.getId(), (id) -> draw(definition)));
	}

	@Override
	public Optional<Drawing> drawing(String process, int version) {
		return Optional
			.ofNullable(this.repository.createProcessDefinitionQuery()
				.processDefinitionKey(process)
				.processDefinitionVersion(version)
				.singleResult())
			.map((definition) -> this.drawings.computeIfAbsent(definition.getId(), (id) -> draw(definition)));
	}

	@Override
	public Optional<Drawing> drawing(InstanceTrace instance) {
		if (instance.definition() == null) {
			return drawing(instance.process());
		}
		return Optional
			.ofNullable(this.repository.createProcessDefinitionQuery()
				.processDefinitionId(instance.definition())
				.singleResult())
			.map((definition) -> this.drawings.computeIfAbsent(definition.getId(), (id) -> draw(definition)));
	}

	@Override
	public List<InstanceTrace> instancesOf(String caseType, UUID caseId) {
		return this.traces.of(caseType, caseId);
	}

	private Process process(ProcessDefinition definition) {
		return this.models.of(definition.getId()).getModelElementById(definition.getKey());
	}

	private Drawing draw(ProcessDefinition definition) {
		BpmnModelInstance model = this.models.of(definition.getId());
		List<BpmnShape> shapes = new ArrayList<>(model.getModelElementsByType(BpmnShape.class));
		shapes.sort(Comparator.comparingDouble((BpmnShape shape) -> -area(shape)));
		List<BpmnEdge> edges = new ArrayList<>(model.getModelElementsByType(BpmnEdge.class));
		double left = shapes.stream().mapToDouble((shape) -> shape.getBounds().getX()).min().orElse(0) - MARGIN;
		double top = shapes.stream().mapToDouble((shape) -> shape.getBounds().getY()).min().orElse(0) - MARGIN;
		for (BpmnEdge edge : edges) {
			top = Math.min(top,
					edge.getWaypoints().stream().mapToDouble((point) -> point.getY()).min().orElse(top) - MARGIN);
		}
		double offsetX = left;
		double offsetY = top;
		List<Shape> drawn = shapes.stream().map((shape) -> shape(shape, offsetX, offsetY)).toList();
		List<Edge> lines = edges.stream().map((edge) -> edge(edge, offsetX, offsetY)).toList();
		double width = 0;
		double height = 0;
		for (Shape shape : drawn) {
			width = Math.max(width, shape.x() + shape.width());
			height = Math.max(height, shape.y() + shape.height());
			if (shape.label() != null) {
				width = Math.max(width, shape.label().x() + shape.label().width());
				height = Math.max(height, shape.label().y() + shape.label().height());
			}
		}
		for (Edge edge : lines) {
			for (Point point : edge.points()) {
				width = Math.max(width, point.x());
				height = Math.max(height, point.y());
			}
		}
		return new Drawing(definition.getKey(), definition.getVersion(), Models.name(process(definition)),
				width + MARGIN, height + MARGIN, drawn, lines);
	}

	private static Shape shape(BpmnShape shape, double offsetX, double offsetY) {
		BaseElement element = shape.getBpmnElement();
		return new Shape(element.getId(), element.getElementType().getTypeName(), marker(element), Models.name(element),
				Models.explanation(element), shape.getBounds().getX() - offsetX, shape.getBounds().getY() - offsetY,
				shape.getBounds().getWidth(), shape.getBounds().getHeight(),
				label(shape.getBpmnLabel(), offsetX, offsetY), role(element),
				(element instanceof BoundaryEvent event) ? event.getAttachedTo().getId() : null,
				(element.getParentElement() instanceof SubProcess part) ? part.getId() : null, time(element),
				(element instanceof CallActivity call) ? call.getCalledElement() : null);
	}

	private static String time(BaseElement element) {
		String rule = null;
		if (element instanceof UserTask task) {
			rule = task.getCamundaDueDate();
		}
		else if (element instanceof CatchEvent event) {
			rule = event.getEventDefinitions()
				.stream()
				.filter(TimerEventDefinition.class::isInstance)
				.map(TimerEventDefinition.class::cast)
				.flatMap((timer) -> Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle()))
				.filter(Objects::nonNull)
				.map(ModelElementInstance::getTextContent)
				.findFirst()
				.orElse(null);
		}
		return (rule != null) ? rule.strip().replaceAll("^[$#]\\{|}$", "").strip() : null;
	}

	private static Role role(BaseElement element) {
		String role = Models.properties(element).get("role");
		return (role != null) ? Role.valueOf(role) : null;
	}

	private static Edge edge(BpmnEdge edge, double offsetX, double offsetY) {
		BaseElement element = edge.getBpmnElement();
		return new Edge(element.getId(), Models.name(element),
				edge.getWaypoints()
					.stream()
					.map((point) -> new Point(point.getX() - offsetX, point.getY() - offsetY))
					.toList(),
				label(edge.getBpmnLabel(), offsetX, offsetY),
				(element instanceof SequenceFlow flow) ? flow.getSource().getId() : null,
				(element instanceof SequenceFlow flow) ? flow.getTarget().getId() : null);
	}

	private static Bounds label(BpmnLabel label, double offsetX, double offsetY) {
		if (label == null || label.getBounds() == null) {
			return null;
		}
		return new Bounds(label.getBounds().getX() - offsetX, label.getBounds().getY() - offsetY,
				label.getBounds().getWidth(), label.getBounds().getHeight());
	}

	/** What a shape carries inside: an event's kind, or how a step repeats. */
	private static String marker(BaseElement element) {
		if (element instanceof CatchEvent event && !event.getEventDefinitions().isEmpty()) {
			return event.getEventDefinitions().iterator().next().getElementType().getTypeName();
		}
		if (element instanceof ThrowEvent event && !event.getEventDefinitions().isEmpty()) {
			return event.getEventDefinitions().iterator().next().getElementType().getTypeName();
		}
		if (element instanceof Activity activity
				&& activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
			return loop.isSequential() ? "sequential" : "parallel";
		}
		return (element instanceof FlowElement) ? null : element.getElementType().getTypeName();
	}

	private static double area(BpmnShape shape) {
		return shape.getBounds().getWidth() * shape.getBounds().getHeight();
	}

}
