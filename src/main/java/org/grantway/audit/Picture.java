package org.grantway.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.grantway.workflow.ProcessMap.Bounds;
import org.grantway.workflow.ProcessMap.Drawing;
import org.grantway.workflow.ProcessMap.Edge;
import org.grantway.workflow.ProcessMap.InstanceTrace;
import org.grantway.workflow.ProcessMap.NodeVisit;
import org.grantway.workflow.ProcessMap.Shape;

/**
 * A process as it is drawn for one reader: shapes with their state, edges that were taken
 * or not, texts broken into lines.
 *
 * @param nodes in drawing order, the containers first
 */
public record Picture(String process, String name, double width, double height, List<Node> nodes, List<Line> lines) {

	private static final int LATIN_LINE = 16;

	private static final int HAN_LINE = 7;

	/** Draws the process with the path of an instance, or without any. */
	static Picture of(Drawing drawing, InstanceTrace trace, Locale locale) {
		return of(drawing, trace, null, locale);
	}

	/** Draws it with one step picked out. */
	static Picture of(Drawing drawing, InstanceTrace trace, String picked, Locale locale) {
		Map<String, List<NodeVisit>> visits = (trace == null) ? Map.of()
				: trace.nodes().stream().collect(Collectors.groupingBy(NodeVisit::element));
		Map<String, Integer> taken = new HashMap<>();
		if (trace != null) {
			trace.flows().forEach((flow) -> taken.merge(flow.element(), 1, Integer::sum));
		}
		List<Node> nodes = drawing.shapes()
			.stream()
			.map((shape) -> node(shape, visits, trace != null, shape.element().equals(picked), locale))
			.toList();
		List<Line> lines = drawing.edges().stream().map((edge) -> line(edge, taken, locale)).toList();
		return new Picture(drawing.process(), drawing.name().in(locale), drawing.width(), drawing.height(), nodes,
				lines);
	}

	/** Names of the nodes in one state, for the description that replaces the drawing. */
	public List<String> named(String state) {
		Set<String> seen = new HashSet<>();
		return this.nodes.stream()
			.filter((node) -> node.state().equals(state) && !node.name().isBlank() && seen.add(node.name()))
			.map(Node::name)
			.toList();
	}

	/** Where the case is now. */
	public List<Node> current() {
		return this.nodes.stream()
			.filter((node) -> node.state().equals("now") && !node.form().equals("frame") && !node.name().isBlank())
			.toList();
	}

	/** The named steps in the order in which they were reached. */
	public List<Stay> path() {
		return this.nodes.stream()
			.filter((node) -> !node.name().isBlank())
			.flatMap((node) -> node.stays().stream().map((visit) -> new Stay(node, visit)))
			.sorted(Comparator.comparing((Stay stay) -> stay.visit().enteredAt()))
			.toList();
	}

	/** Whether it shows the path of a case, and not the process as such. */
	public boolean isTraced() {
		return this.nodes.stream().noneMatch((node) -> node.state().equals("plain"));
	}

	private static Node node(Shape shape, Map<String, List<NodeVisit>> visits, boolean traced, boolean picked,
			Locale locale) {
		List<NodeVisit> stays = visits.getOrDefault(shape.element(), List.of());
		boolean here = stays.stream().anyMatch((visit) -> visit.leftAt() == null);
		String form = form(shape.kind());
		String name = shape.name().in(locale);
		boolean inside = form.equals("task");
		double centre = shape.x() + shape.width() / 2;
		double middle = shape.y() + shape.height() / 2;
		Bounds label = shape.label();
		List<String> lines = broken(name);
		double first = inside ? middle - (lines.size() - 1) * 7.5 + 4
				: (label != null) ? label.y() + 11 : shape.y() + shape.height() + 14;
		double textX = (inside || label == null) ? centre : label.x() + label.width() / 2;
		if (form.equals("frame")) {
			first = shape.y() + 18;
		}
		return new Node(shape.element(), form, shape.kind(), shape.marker(),
				traced ? (here ? "now" : stays.isEmpty() ? "off" : "done") : "plain", name,
				shape.explanation().in(locale), shape.x(), shape.y(), shape.width(), shape.height(), centre, middle,
				placed(lines, textX, first), stays.size(), stays, picked);
	}

	private static Line line(Edge edge, Map<String, Integer> taken, Locale locale) {
		StringBuilder path = new StringBuilder();
		edge.points()
			.forEach((point) -> path.append(path.isEmpty() ? "M" : "L")
				.append(Math.round(point.x()))
				.append(' ')
				.append(Math.round(point.y())));
		String name = edge.name().in(locale);
		List<Text> texts = List.of();
		if (!name.isBlank()) {
			double x = (edge.label() != null) ? edge.label().x() + edge.label().width() / 2
					: (edge.points().get(0).x() + edge.points().get(1).x()) / 2;
			double y = (edge.label() != null) ? edge.label().y() + 10 : edge.points().get(0).y() - 6;
			texts = placed(broken(name), x, y);
		}
		return new Line(edge.element(), path.toString(), taken.containsKey(edge.element()), texts);
	}

	private static String form(String kind) {
		if (kind.endsWith("Event")) {
			return "event";
		}
		if (kind.endsWith("Gateway")) {
			return "gateway";
		}
		return kind.equals("subProcess") ? "frame" : "task";
	}

	private static List<Text> placed(List<String> lines, double x, double first) {
		List<Text> texts = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			texts.add(new Text(x, first + i * 15, lines.get(i)));
		}
		return texts;
	}

	/** Breaks a name into lines that fit a shape; Han text breaks anywhere. */
	private static List<String> broken(String name) {
		List<String> lines = new ArrayList<>();
		if (name.codePoints().anyMatch((point) -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)) {
			for (int start = 0; start < name.length(); start += HAN_LINE) {
				lines.add(name.substring(start, Math.min(name.length(), start + HAN_LINE)));
			}
			return lines;
		}
		StringBuilder line = new StringBuilder();
		for (String word : name.split("\\s+")) {
			if (!line.isEmpty() && line.length() + 1 + word.length() > LATIN_LINE) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		if (!line.isEmpty()) {
			lines.add(line.toString());
		}
		return lines;
	}

	/**
	 * A shape.
	 *
	 * @param form task, event, gateway or frame
	 * @param state done, now or off; plain where no path is shown
	 */
	public record Node(String element, String form, String kind, String marker, String state, String name,
			String explanation, double x, double y, double width, double height, double centre, double middle,
			List<Text> texts, int visits, List<NodeVisit> stays, boolean picked) {

	}

	/** One time that the case was at a step. */
	public record Stay(Node node, NodeVisit visit) {

	}

	/** A sequence flow. */
	public record Line(String element, String path, boolean ran, List<Text> texts) {

	}

	/** One line of text. */
	public record Text(double x, double y, String text) {

	}

}
