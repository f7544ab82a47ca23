package org.grantway.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
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
import java.util.stream.Stream;

import org.grantway.shared.Role;
import org.grantway.workflow.ProcessMap.Drawing;
import org.grantway.workflow.ProcessMap.Edge;
import org.grantway.workflow.ProcessMap.Shape;

/**
 * A process in plain words: its steps in reading order, who does each, how long it may
 * take, and where each leads. Gateways are no steps; their ways out count as those of the
 * step before them. A step stands after those that lead to it, and a short way aside
 * stands before the long way on.
 */
final class StepList {

	/** The kind of a part that begins by itself when something happens. */
	static final String AT_ANY_TIME = "eventSubProcess";

	private static final Set<String> STEPS = Set.of("userTask", "serviceTask", "businessRuleTask", "receiveTask",
			"sendTask", "manualTask", "callActivity", "subProcess", "intermediateCatchEvent");

	private final Locale locale;

	private final Map<String, Shape> shapes = new LinkedHashMap<>();

	private final Map<String, List<Edge>> leaving;

	private final Map<String, List<Shape>> attached;

	private final Set<String> entered;

	private final Map<String, Integer> numbers = new LinkedHashMap<>();

	private StepList(Drawing drawing, Locale locale) {
		this.locale = locale;
		drawing.shapes().forEach((shape) -> this.shapes.put(shape.element(), shape));
		this.leaving = drawing.edges()
			.stream()
			.filter((edge) -> edge.from() != null)
			.collect(Collectors.groupingBy(Edge::from));
		this.entered = drawing.edges().stream().map(Edge::to).collect(Collectors.toSet());
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

	/** Where the process begins: its start is no step, but may lead several ways. */
	static List<Exit> beginning(Drawing drawing, Locale locale) {
		StepList list = new StepList(drawing, locale);
		List<Exit> exits = new ArrayList<>();
		list.shapes.values()
			.stream()
			.filter((shape) -> isStart(shape) && shape.within() == null)
			.forEach((start) -> list.leave(start.element(), null, exits));
		return exits;
	}

	private void number() {
		Set<String> visited = new HashSet<>();
		List<String> order = new ArrayList<>();
		Comparator<Shape> asDrawn = Comparator.comparingDouble(Shape::y).thenComparingDouble(Shape::x);
		Stream
			.concat(this.shapes.values().stream().filter((shape) -> isStart(shape) && shape.within() == null),
					this.shapes.values().stream().filter(this::isAtAnyTime).sorted(asDrawn))
			.forEach((first) -> {
				List<String> finished = new ArrayList<>();
				walk(first.element(), visited, finished);
				Collections.reverse(finished);
				order.addAll(finished);
			});
		for (String element : order) {
			Shape shape = this.shapes.get(element);
			if (STEPS.contains(shape.kind()) && !shape.name().in(this.locale).isBlank()) {
				this.numbers.put(element, this.numbers.size() + 1);
			}
		}
	}

	/** Adds what can be reached, the last first. */
	private void walk(String element, Set<String> visited, List<String> finished) {
		if (!visited.add(element)) {
			return;
		}
		List<String> next = new ArrayList<>(onwards(element));
		while (!next.isEmpty()) {
			String longest = next.stream().max(Comparator.comparingInt((to) -> reach(to, visited))).orElseThrow();
			next.remove(longest);
			walk(longest, visited, finished);
		}
		startsWithin(element).forEach((start) -> walk(start, visited, finished));
		finished.add(element);
	}

	private int reach(String from, Set<String> visited) {
		Set<String> reached = new LinkedHashSet<>();
		Deque<String> next = new ArrayDeque<>(List.of(from));
		while (!next.isEmpty()) {
			String element = next.poll();
			if (!visited.contains(element) && reached.add(element)) {
				next.addAll(onwards(element));
				next.addAll(startsWithin(element));
			}
		}
		return reached.size();
	}

	private List<String> onwards(String element) {
		return Stream
			.concat(this.leaving.getOrDefault(element, List.of()).stream().map(Edge::to),
					this.attached.getOrDefault(element, List.of()).stream().map(Shape::element))
			.filter(this.shapes::containsKey)
			.toList();
	}

	/** Where a subprocess begins. */
	private List<String> startsWithin(String outer) {
		return this.shapes.values()
			.stream()
			.filter((shape) -> isStart(shape) && outer.equals(shape.within()))
			.map(Shape::element)
			.toList();
	}

	private static boolean isStart(Shape shape) {
		return shape.kind().equals("startEvent");
	}

	/** Whether no path leads into a part, so that only an event begins it. */
	private boolean isAtAnyTime(Shape shape) {
		return shape.kind().equals("subProcess") && !this.entered.contains(shape.element());
	}

	private Step step(int number, Shape shape) {
		List<Exit> exits = new ArrayList<>();
		boolean atAnyTime = isAtAnyTime(shape);
		if (atAnyTime) {
			startsWithin(shape.element()).forEach((start) -> leave(start, this.shapes.get(start), exits));
		}
		leave(shape.element(), null, exits);
		this.attached.getOrDefault(shape.element(), List.of()).forEach((event) -> leave(event.element(), event, exits));
		Shape part = (shape.within() != null) ? this.shapes.get(shape.within()) : null;
		return new Step(number, shape.element(), atAnyTime ? AT_ANY_TIME : shape.kind(), shape.name().in(this.locale),
				shape.explanation().in(this.locale), shape.role(), shape.marker(),
				(part != null) ? part.name().in(this.locale) : "", shape.time(), shape.called(),
				exits.stream().distinct().toList());
	}

	private void leave(String element, Shape because, List<Exit> exits) {
		this.leaving.getOrDefault(element, List.of())
			.forEach((edge) -> follow(edge, (because != null) ? List.of(because.name().in(this.locale)) : List.of(),
					(because != null) ? because.time() : null, exits, new HashSet<>()));
	}

	private void follow(Edge edge, List<String> so, String time, List<Exit> exits, Set<String> seen) {
		Shape to = this.shapes.get(edge.to());
		if (to == null || !seen.add(edge.element())) {
			return;
		}
		List<String> when = new ArrayList<>(so);
		String name = condition(edge);
		if (!name.isBlank()) {
			when.add(name);
		}
		List<Edge> further = this.leaving.getOrDefault(to.element(), List.of());
		if (!this.numbers.containsKey(to.element()) && !further.isEmpty()) {
			further.forEach((next) -> follow(next, when, time, exits, seen));
		}
		else {
			boolean ofPart = to.within() != null && !isAtAnyTime(this.shapes.get(to.within()));
			exits.add(new Exit(when, time, this.numbers.get(to.element()), to.name().in(this.locale), ofPart));
		}
	}

	/**
	 * What is written on a flow; with the question where it answers it with yes or no.
	 */
	private String condition(Edge edge) {
		String name = edge.name().in(this.locale);
		Shape from = this.shapes.get(edge.from());
		boolean bare = edge.name().en().equals("Yes") || edge.name().en().equals("No");
		return (bare && from != null) ? (from.name().in(this.locale) + " " + name).strip() : name;
	}

	/**
	 * One step.
	 *
	 * @param kind its BPMN type, or {@link #AT_ANY_TIME}
	 * @param role who does it, or null where the system does
	 * @param repeats {@code parallel} or {@code sequential} where it is done several
	 * times
	 * @param part the name of the part it belongs to, or empty
	 * @param time the rule of its due date or timer, or null
	 * @param called the key of the process that it calls, or null
	 */
	record Step(int number, String element, String kind, String name, String explanation, Role role, String repeats,
			String part, String time, String called, List<Exit> exits) {

	}

	/**
	 * A way out.
	 *
	 * @param when the conditions in words, one after another, or empty
	 * @param time the rule of the timer that leads here, or null
	 * @param number the step it leads to, or null for an end
	 * @param ofPart whether an end only ends the part that the step belongs to
	 */
	record Exit(List<String> when, String time, Integer number, String name, boolean ofPart) {

	}

}
