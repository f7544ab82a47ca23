package org.grantway.workflow;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import org.grantway.applications.ApplicationStatus;
import org.grantway.awards.lists.ListStatus;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.projects.ProjectStatus;
import org.grantway.shared.Role;

/**
 * What a process must keep to: names in both languages, tasks that say who, until when
 * and in which form, expressions that exist, and a diagram that can be read. Each fault
 * starts with the rule's name.
 */
class ProcessModelRules {

	/** Before an exclusive partner that may stand in another process of the case. */
	private static final String IN_CASE = "case/";

	private static final Map<String, Class<?>> STEPS = steps();

	private static final Set<String> ALL_TASKS = allTasks();

	private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\.(\\w+)\\(");

	private static final Pattern ID = Pattern
		.compile("(Task|Step|Rule|Gateway|Event|Timer|Msg|Flow|Call|End|Sub)_[A-Z][A-Za-z0-9_]*");

	private static final Pattern FOREIGN = Pattern
		.compile("camunda:(class|delegateExpression|type|topic)=|camunda:script|<camunda:connector");

	private final BpmnModelInstance model;

	private final String text;

	private final List<String> faults = new ArrayList<>();

	ProcessModelRules(Path file) {
		try {
			this.text = Files.readString(file);
		}
		catch (java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.model = Bpmn.readModelFromFile(file.toFile());
	}

	List<String> faults() {
		all(Process.class).forEach(this::checkProcess);
		all(FlowElement.class).forEach(this::checkElement);
		all(UserTask.class).forEach(this::checkTask);
		all(ScriptTask.class).forEach((task) -> fault("script", task));
		if (FOREIGN.matcher(this.text).find()) {
			this.faults.add("java-class: only step beans are called");
		}
		all(ExclusiveGateway.class).forEach(this::checkConditions);
		all(MultiInstanceLoopCharacteristics.class).stream()
			.filter((loop) -> !loop.isCamundaAsyncAfter())
			.forEach((loop) -> fault("async-after", (BaseElement) loop.getParentElement()));
		all(Message.class).stream()
			.filter((message) -> !message.getId().startsWith("Msg_") || !message.getId().equals(message.getName()))
			.forEach((message) -> fault("message-name", message));
		checkExpressions();
		checkDiagram();
		return this.faults;
	}

	private void checkProcess(Process process) {
		if (process.getCamundaHistoryTimeToLiveString() == null
				|| !process.getCamundaHistoryTimeToLiveString().equals("P730D")) {
			fault("time-to-live", process);
		}
	}

	private void checkElement(FlowElement element) {
		if (!ID.matcher(element.getId()).matches() || !prefixFits(element)) {
			fault("id", element);
		}
		boolean named = element instanceof FlowNode ? element instanceof Task || element instanceof Event
				|| element instanceof ExclusiveGateway || element instanceof CallActivity : element.getName() != null;
		if (named && (element.getName() == null || property(element, "name_zh") == null)) {
			fault("name-zh", element);
		}
		String stage = property(element, "stage");
		if (stage != null && !stages().contains(stage)) {
			fault("stage", element);
		}
	}

	private static boolean prefixFits(FlowElement element) {
		String id = element.getId();
		if (element instanceof UserTask) {
			return id.startsWith("Task_");
		}
		if (element instanceof SequenceFlow) {
			return id.startsWith("Flow_");
		}
		if (element instanceof Gateway) {
			return id.startsWith("Gateway_");
		}
		if (element instanceof EndEvent) {
			return id.startsWith("End_");
		}
		return !(element instanceof CallActivity) || id.startsWith("Call_");
	}

	private void checkTask(UserTask task) {
		String role = property(task, "role");
		if (role == null || Arrays.stream(Role.values()).noneMatch((known) -> known.name().equals(role))) {
			fault("role", task);
		}
		if (property(task, "explain_en") == null || property(task, "explain_zh") == null) {
			fault("explain", task);
		}
		if (task.getCamundaDueDate() == null) {
			fault("due-date", task);
		}
		if (task.getCamundaAssignee() == null && task.getCamundaCandidateGroups() == null) {
			fault("who", task);
		}
		String form = task.getCamundaFormKey();
		boolean known = form != null && (form.startsWith("page:/") || form.startsWith("form:")
				&& Files.exists(Path.of("bpmn/forms", form.substring("form:".length()) + ".form")));
		if (!known) {
			fault("form", task);
		}
		String partners = property(task, "exclusiveWith");
		if (partners != null) {
			for (String partner : partners.split("\\s+")) {
				checkPartner(task, partner);
			}
		}
	}

	private void checkPartner(UserTask task, String partner) {
		boolean known = partner.startsWith(IN_CASE) ? ALL_TASKS.contains(partner.substring(IN_CASE.length()))
				: this.model.getModelElementById(partner) instanceof UserTask;
		if (!known) {
			fault("exclusive-partner", task);
		}
	}

	private void checkConditions(ExclusiveGateway gateway) {
		if (gateway.getOutgoing().size() < 2) {
			return;
		}
		for (SequenceFlow flow : gateway.getOutgoing()) {
			if (flow.getConditionExpression() == null && !flow.equals(gateway.getDefault())) {
				fault("condition", flow);
			}
		}
	}

	/** Every {@code bean.method(} in an expression is a step bean's. */
	private void checkExpressions() {
		Matcher expressions = Pattern.compile("[$#]\\{([^}]*)}").matcher(this.text);
		while (expressions.find()) {
			Matcher calls = CALL.matcher(expressions.group(1));
			while (calls.find()) {
				Class<?> bean = STEPS.get(calls.group(1));
				String method = calls.group(2);
				if (bean == null || Arrays.stream(bean.getMethods()).map(Method::getName).noneMatch(method::equals)) {
					this.faults.add("expression: " + expressions.group());
				}
			}
		}
	}

	private static Set<String> stages() {
		Set<String> stages = new HashSet<>();
		Arrays.stream(ApplicationStatus.values()).map(Enum::name).forEach(stages::add);
		Arrays.stream(ProjectStatus.values()).map(Enum::name).forEach(stages::add);
		Arrays.stream(CallStatus.values()).map(Enum::name).forEach(stages::add);
		Arrays.stream(ListStatus.values()).map(Enum::name).forEach(stages::add);
		return stages;
	}

	private static Set<String> allTasks() {
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			return files.filter((file) -> file.toString().endsWith(".bpmn"))
				.flatMap(
						(file) -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
				.map(UserTask::getId)
				.collect(Collectors.toSet());
		}
		catch (java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Class<?>> steps() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(WorkflowStep.class));
		Map<String, Class<?>> steps = new HashMap<>();
		scanner.findCandidateComponents("org.grantway").forEach((found) -> {
			Class<?> type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
			steps.put(AnnotationUtils.findAnnotation(type, WorkflowStep.class).value(), type);
		});
		return steps;
	}

	// Diagram

	private void checkDiagram() {
		Map<String, Box> shapes = new LinkedHashMap<>();
		Map<String, Box> labels = new LinkedHashMap<>();
		Map<String, List<Waypoint>> edges = new LinkedHashMap<>();
		for (BpmnShape shape : all(BpmnShape.class)) {
			shapes.put(shape.getBpmnElement().getId(), Box.of(shape.getBounds()));
			if (shape.getBpmnLabel() != null && shape.getBpmnLabel().getBounds() != null) {
				labels.put(shape.getBpmnElement().getId(), Box.of(shape.getBpmnLabel().getBounds()));
			}
		}
		for (BpmnEdge edge : all(BpmnEdge.class)) {
			edges.put(edge.getBpmnElement().getId(), List.copyOf(edge.getWaypoints()));
			if (edge.getBpmnLabel() != null && edge.getBpmnLabel().getBounds() != null) {
				labels.put(edge.getBpmnElement().getId(), Box.of(edge.getBpmnLabel().getBounds()));
			}
		}
		all(FlowNode.class).stream()
			.filter((node) -> !shapes.containsKey(node.getId()))
			.forEach((node) -> fault("shape", node));
		all(SequenceFlow.class).stream()
			.filter((flow) -> !edges.containsKey(flow.getId()))
			.forEach((flow) -> fault("shape", flow));
		List<String> ids = List.copyOf(shapes.keySet());
		for (String one : ids) {
			for (String other : ids) {
				if (one.compareTo(other) < 0 && !belong(one, other) && shapes.get(one).touches(shapes.get(other))) {
					this.faults.add("overlap: " + one + " and " + other);
				}
			}
		}
		edges.forEach((id, points) -> shapes.forEach((shape, box) -> checkEdge(id, points, shape, box)));
		labels.forEach((id, box) -> shapes.forEach((shape, other) -> {
			if (!shape.equals(id) && !isInside(id, shape) && box.touches(other)) {
				this.faults.add("label: of " + id + " on " + shape);
			}
		}));
		labels.forEach((id, box) -> labels.forEach((second, other) -> {
			if (id.compareTo(second) < 0 && box.touches(other)) {
				this.faults.add("labels: of " + id + " and " + second);
			}
		}));
		edges.forEach((id, points) -> edges.forEach((second, others) -> {
			if (id.compareTo(second) < 0 && runAlong(points, others)) {
				this.faults.add("along: " + id + " and " + second);
			}
		}));
	}

	/** Whether two flows share a stretch, so that one cannot tell which goes where. */
	private static boolean runAlong(List<Waypoint> points, List<Waypoint> others) {
		for (int at = 1; at < points.size(); at++) {
			Box stretch = Box.of(points.get(at - 1), points.get(at));
			for (int other = 1; other < others.size(); other++) {
				if (stretch.isAlong(Box.of(others.get(other - 1), others.get(other)))) {
					return true;
				}
			}
		}
		return false;
	}

	private void checkEdge(String id, List<Waypoint> points, String shape, Box box) {
		SequenceFlow flow = this.model.getModelElementById(id);
		FlowNode source = flow.getSource();
		boolean own = source.getId().equals(shape) || flow.getTarget().getId().equals(shape) || isInside(id, shape)
				|| source instanceof BoundaryEvent event && event.getAttachedTo().getId().equals(shape);
		if (own) {
			return;
		}
		for (int at = 1; at < points.size(); at++) {
			if (box.isCutBy(points.get(at - 1), points.get(at))) {
				this.faults.add("edge: " + id + " through " + shape);
				return;
			}
		}
	}

	private boolean belong(String one, String other) {
		return isInside(one, other) || isInside(other, one) || isOn(one, other) || isOn(other, one);
	}

	private boolean isOn(String event, String host) {
		return this.model.getModelElementById(event) instanceof BoundaryEvent boundary
				&& boundary.getAttachedTo().getId().equals(host);
	}

	private boolean isInside(String inner, String outer) {
		BaseElement at = this.model.getModelElementById(inner);
		while (at != null && at.getParentElement() instanceof BaseElement parent) {
			if (parent instanceof SubProcess && parent.getId().equals(outer)) {
				return true;
			}
			at = parent;
		}
		return false;
	}

	private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
		return this.model.getModelElementsByType(type);
	}

	private static String property(BaseElement element, String name) {
		if (element.getExtensionElements() == null) {
			return null;
		}
		return element.getExtensionElements()
			.getElements()
			.stream()
			.flatMap((extension) -> extension.getChildElementsByType(CamundaProperty.class).stream())
			.filter((property) -> property.getCamundaName().equals(name))
			.map(CamundaProperty::getCamundaValue)
			.filter((value) -> value != null && !value.isBlank())
			.findFirst()
			.orElse(null);
	}

	private void fault(String rule, BaseElement element) {
		this.faults.add(rule + ": " + element.getId());
	}

	/** A rectangle in the diagram. */
	private record Box(double x, double y, double width, double height) {

		static Box of(Bounds bounds) {
			return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
		}

		static Box of(Waypoint one, Waypoint other) {
			return new Box(Math.min(one.getX(), other.getX()), Math.min(one.getY(), other.getY()),
					Math.abs(one.getX() - other.getX()), Math.abs(one.getY() - other.getY()));
		}

		/** For two straight stretches: on the same line, and on a part of it both. */
		boolean isAlong(Box other) {
			double common = Math.min(this.x + this.width, other.x + other.width) - Math.max(this.x, other.x);
			double level = Math.min(this.y + this.height, other.y + other.height) - Math.max(this.y, other.y);
			return common > 1 && level == 0 && this.height == 0 && other.height == 0
					|| level > 1 && common == 0 && this.width == 0 && other.width == 0;
		}

		boolean touches(Box other) {
			return this.x < other.x + other.width && other.x < this.x + this.width && this.y < other.y + other.height
					&& other.y < this.y + this.height;
		}

		boolean isCutBy(Waypoint one, Waypoint other) {
			double left = Math.min(one.getX(), other.getX());
			double right = Math.max(one.getX(), other.getX());
			double top = Math.min(one.getY(), other.getY());
			double bottom = Math.max(one.getY(), other.getY());
			return left < this.x + this.width - 1 && right > this.x + 1 && top < this.y + this.height - 1
					&& bottom > this.y + 1;
		}

	}

}
