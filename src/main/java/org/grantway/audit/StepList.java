package org.grantway.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.grantway.shared.Role;
import org.grantway.workflow.ProcessMap.Drawing;
import org.grantway.workflow.ProcessMap.Edge;
import org.grantway.workflow.ProcessMap.Shape;

/**
 * A process in plain words: its steps in the order in which they are reached, who does
 * each, and where each leads. Gateways are no steps; their ways out count as those of the
 * step before them.
 */
final class StepList {

	private static final Set<String> STEPS = Set.of("userTask", "serviceTask", "businessRuleTask", "receiveTask",
			"sendTask", "manualTask", "callActivity", "subProcess", "intermediateCatchEvent");

	private final Locale locale;

	private final Map<String, Shape> shapes = new LinkedHashMap<>();

	private final Map<String, List<Edge>> leaving;

	private final Map<String, List<Shape>> attached;

	private final Map<String, Integer> numbers = new LinkedHashMap<>();

	private StepList(Drawing drawing, Locale locale) {
		this.locale = locale;
		drawing.shapes().forEach((shape) -> this.shapes.put(shape.element(), shape));
		this.leaving = drawing.edges()
			.stream()
			.filter((edge) -> edge.from() != null)
			.collect(Collectors.groupingBy(Edge::from));
		this.attached = drawing.shapes()
			.stream()
			.filter((shape) -> shape.attachedTo() != null)
			.collect(Collectors.groupingBy(Shape::attachedTo));
		number();
	}

	static List<Step> of(Drawing drawing, Locale locale) {
		StepList list = new StepList(drawing, locale);
		return list.numbers.entrySet()
			.stream()
			.map((entry) -> list.step(entry.getValue(), list.shapes.get(entry.getKey())))
			.toList();
	}

	private void number() {
		Set<String> reached = new LinkedHashSet<>();
		Deque<String> next = new ArrayDeque<>();
		this.shapes.values()
			.stream()
			.filter((shape) -> shape.kind().equals("startEvent"))
			.sorted(Comparator.comparingDouble(Shape::x).thenComparingDouble(Shape::y))
			.forEach((start) -> walk(start.element(), next, reached));
		for (String element : reached) {
			Shape shape = this.shapes.get(element);
			if (shape != null && STEPS.contains(shape.kind()) && !shape.name().in(this.locale).isBlank()) {
				this.numbers.put(element, this.numbers.size() + 1);
			}
		}
	}

	private void walk(String start, Deque<String> next, Set<String> reached) {
		next.add(start);
		while (!next.isEmpty()) {
			String element = next.poll();
			if (reached.add(element)) {
				startsWithin(this.shapes.get(element)).forEach(next::add);
				this.leaving.getOrDefault(element, List.of()).forEach((edge) -> next.add(edge.to()));
				this.attached.getOrDefault(element, List.of()).forEach((event) -> next.add(event.element()));
			}
		}
	}

	/** Where a subprocess begins: its steps stand where it does. */
	private List<String> startsWithin(Shape outer) {
		if (outer == null || !outer.kind().equals("subProcess")) {
			return List.of();
		}
		return this.shapes.values()
			.stream()
			.filter((shape) -> shape.kind().equals("startEvent"))
			.filter((shape) -> shape.x() > outer.x() && shape.x() < outer.x() + outer.width() && shape.y() > outer.y()
					&& shape.y() < outer.y() + outer.height())
			.map(Shape::element)
			.toList();
	}

	private Step step(int number, Shape shape) {
		List<Exit> exits = new ArrayList<>();
		this.leaving.getOrDefault(shape.element(), List.of())
			.forEach((edge) -> follow(edge, "", exits, new HashSet<>()));
		this.attached.getOrDefault(shape.element(), List.of())
			.forEach((event) -> this.leaving.getOrDefault(event.element(), List.of())
				.forEach((edge) -> follow(edge, event.name().in(this.locale), exits, new HashSet<>())));
		return new Step(number, shape.element(), shape.kind(), shape.name().in(this.locale),
				shape.explanation().in(this.locale), shape.role(), "parallel".equals(shape.marker()), exits);
	}

	private void follow(Edge edge, String so, List<Exit> exits, Set<String> seen) {
		Shape to = this.shapes.get(edge.to());
		if (to == null || !seen.add(edge.element())) {
			return;
		}
		String name = edge.name().in(this.locale);
		String when = name.isBlank() ? so : name;
		List<Edge> further = this.leaving.getOrDefault(to.element(), List.of());
		if (!this.numbers.containsKey(to.element()) && !further.isEmpty()) {
			further.forEach((next) -> follow(next, when, exits, seen));
		}
		else {
			exits.add(new Exit(when, this.numbers.get(to.element()), to.name().in(this.locale)));
		}
	}

	/** One step; the role is null where the system does it. */
	record Step(int number, String element, String kind, String name, String explanation, Role role, boolean repeated,
			List<Exit> exits) {

	}

	/**
	 * A way out.
	 *
	 * @param when the condition in words, or empty
	 * @param number the step it leads to, or null for an end
	 */
	record Exit(String when, Integer number, String name) {

	}

}
