package org.grantway.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Runs after all other tests and holds them to having walked every flow node and every
 * sequence flow of every process, on each database that was there. What was walked is
 * written to {@code target/walked-paths-H2.txt} and {@code -MySQL.txt}. The build runs it
 * apart from the others, which may be divided among processes.
 */
@DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "Only the whole suite walks every path")
class WalkedPathsTests {

	@ParameterizedTest
	@ValueSource(strings = { "H2", "MySQL" })
	void everyNodeAndEveryFlowIsTaken(String database) throws IOException {
		Set<String> taken = TakenPaths.soFar(database);
		assumeThat(taken).as("tests have run on " + database).isNotEmpty();
		assertThat(report(taken, database)).as("never walked on " + database).isEmpty();
	}

	private static List<String> report(Set<String> taken, String database) throws IOException {
		List<String> report = new ArrayList<>();
		List<String> missed = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			files.filter((file) -> file.toString().endsWith(".bpmn")).sorted().forEach((file) -> {
				BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
				String process = model.getModelElementsByType(Process.class).iterator().next().getId();
				report.add("%s: %s nodes, %s flows".formatted(process,
						share(model, process, FlowNode.class, taken, missed),
						share(model, process, SequenceFlow.class, taken, missed)));
			});
		}
		report.addAll(missed);
		Files.write(Path.of("target/walked-paths-" + database + ".txt"), report);
		return missed;
	}

	/** How many of a process's elements of a kind were walked, as in "7 of 9". */
	private static String share(BpmnModelInstance model, String process, Class<? extends FlowElement> kind,
			Set<String> taken, List<String> missed) {
		Collection<? extends FlowElement> all = model.getModelElementsByType(kind);
		List<String> without = all.stream()
			.map((element) -> process + "/" + walkedAs(element))
			.filter((element) -> !taken.contains(element))
			.sorted()
			.toList();
		missed.addAll(without);
		return "%d of %d".formatted(all.size() - without.size(), all.size());
	}

	/** The engine goes from an event-based gateway to the event without taking a flow. */
	private static String walkedAs(FlowElement element) {
		boolean toAnEvent = element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway;
		return toAnEvent ? ((SequenceFlow) element).getTarget().getId() : element.getId();
	}

}
