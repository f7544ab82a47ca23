package org.grantway.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;

/**
 * The processes as they are drawn, and the paths that cases took through them.
 */
public interface ProcessMap {

	/** All processes, by key. */
	List<ProcessInfo> processes();

	/** The newest version of a process. */
	Optional<Drawing> drawing(String process);

	/** One version of a process, as cases that began under it still run. */
	Optional<Drawing> drawing(String process, int version);

	/** The version under which the instance runs or ran. */
	Optional<Drawing> drawing(InstanceTrace instance);

	/** The instances of a case, the first started first. */
	List<InstanceTrace> instancesOf(String caseType, UUID caseId);

	/** A process that is deployed. */
	record ProcessInfo(String key, LocalizedText name, int version, long running, long incidents) {

	}

	/** A process as shapes and edges, in pixels, origin at the top left. */
	record Drawing(String process, int version, LocalizedText name, double width, double height, List<Shape> shapes,
			List<Edge> edges) {

	}

	/**
	 * @param kind BPMN type without prefix, e.g. {@code userTask},
	 * {@code exclusiveGateway}, {@code boundaryEvent}
	 * @param role the role that does a user task, or null
	 * @param attachedTo the step a boundary event sits on, or null
	 * @param within the subprocess it is a part of, or null
	 * @param time the rule that says when the step is due or the timer goes off, as the
	 * model writes it without its braces, or null
	 * @param called the process that a step calls, or null
	 */
	record Shape(String element, String kind, String marker, LocalizedText name, LocalizedText explanation, double x,
			double y, double width, double height, Bounds label, Role role, String attachedTo, String within,
			String time, String called) {

	}

	record Bounds(double x, double y, double width, double height) {

	}

	/** A flow from one element to another. */
	record Edge(String element, LocalizedText name, List<Point> points, Bounds label, String from, String to) {

	}

	record Point(double x, double y) {

	}

	/**
	 * One instance of a process and where it has been.
	 *
	 * @param definition the version of the process it runs under
	 */
	record InstanceTrace(String id, String process, String definition, UUID subjectId, Instant startedAt,
			Instant endedAt, List<NodeVisit> nodes, List<FlowTaken> flows) {

		/** Where it had been by then. */
		public InstanceTrace until(Instant then) {
			return new InstanceTrace(this.id, this.process, this.definition, this.subjectId, this.startedAt,
					before(this.endedAt, then),
					this.nodes.stream()
						.filter((node) -> !node.enteredAt().isAfter(then))
						.map((node) -> new NodeVisit(node.element(), node.enteredAt(), before(node.leftAt(), then)))
						.toList(),
					this.flows.stream().filter((flow) -> !flow.at().isAfter(then)).toList());
		}

		private static Instant before(Instant at, Instant then) {
			return (at != null && !at.isAfter(then)) ? at : null;
		}

	}

	/** A stay in one node; leftAt is null while it is there. */
	record NodeVisit(String element, Instant enteredAt, Instant leftAt) {

	}

	record FlowTaken(String element, Instant at) {

	}

}
