package org.grantway.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import org.grantway.support.GrantwayTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code stages.csv} to the stages that the two programmes have: each is some node
 * of a process, has a page and a test, and none is missing.
 */
@GrantwayTest
class StagesTests {

	/** The rows of the stage lists that a task project and an establishment pass. */
	private static final List<String> LABORATORY = List.of("1", "2", "3", "4", "5", "R", "6", "7", "8", "9", "9b", "10",
			"11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "T", "M", "21");

	private static final List<String> CENTER = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
			"13", "14", "15", "16", "17", "18", "J", "19");

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mapping;

	private final List<Stage> stages = read();

	@Test
	void noStageIsMissing() {
		assertThat(rows("national-lab")).containsExactlyElementsOf(LABORATORY);
		assertThat(rows("regional-innovation-center")).containsExactlyElementsOf(CENTER);
	}

	@Test
	void everyStageIsANodeWithAPageAndATest() {
		List<String> faults = new ArrayList<>();
		for (Stage stage : this.stages) {
			faults.addAll(faults(stage));
		}
		assertThat(faults).isEmpty();
	}

	@Test
	void whatDoesNotExistIsNoticed() {
		Stage good = this.stages.get(1);
		assertThat(faults(good)).isEmpty();
		assertThat(faults(new Stage(good.kind, good.row, good.process, "Task_None", good.page, good.test))).hasSize(1);
		assertThat(faults(new Stage(good.kind, good.row, good.process, good.element, "form:formal-check", good.test)))
			.hasSize(1);
		assertThat(faults(
				new Stage(good.kind, good.row, good.process, "Event_Submitted", "/no/such/page/at/all", good.test)))
			.hasSize(1);
		assertThat(faults(new Stage(good.kind, good.row, good.process, good.element, good.page, good.test + "Not")))
			.hasSize(1);
	}

	private List<String> rows(String kind) {
		return this.stages.stream().filter((stage) -> stage.kind.equals(kind)).map(Stage::row).distinct().toList();
	}

	private List<String> faults(Stage stage) {
		List<String> faults = new ArrayList<>();
		Path model = Path.of("bpmn", stage.process + ".bpmn");
		if (!Files.exists(model) || !(Bpmn.readModelFromFile(model.toFile())
			.getModelElementById(stage.element) instanceof FlowNode node)) {
			return List.of("no element: " + stage);
		}
		if (node instanceof UserTask task && !task.getCamundaFormKey().replaceFirst("^page:", "").equals(stage.page)) {
			faults.add("not the page of the task: " + stage);
		}
		else if (!exists(stage.page)) {
			faults.add("no page: " + stage);
		}
		if (!isTest(stage.test)) {
			faults.add("no test: " + stage);
		}
		return faults;
	}

	private boolean exists(String page) {
		if (page.startsWith("form:")) {
			return Files.exists(Path.of("bpmn/forms", page.substring("form:".length()) + ".form"));
		}
		PathContainer path = PathContainer
			.parsePath(page.replace("{caseType}", "application").replaceAll("\\{\\w+}", "X-1"));
		return this.mapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> info.getPathPatternsCondition().getPatterns().stream())
			.anyMatch((pattern) -> pattern.matches(path));
	}

	private static boolean isTest(String name) {
		String[] parts = ("org.grantway." + name).split("#");
		return ReflectionSupport.tryToLoadClass(parts[0])
			.toOptional()
			.stream()
			.flatMap((type) -> ReflectionSupport
				.findMethods(type, (method) -> method.getName().equals(parts[1]), HierarchyTraversalMode.TOP_DOWN)
				.stream())
			.anyMatch((method) -> AnnotationSupport.isAnnotated(method, Testable.class));
	}

	private static List<Stage> read() {
		try {
			return Files.readAllLines(Path.of("src/test/resources/stages.csv"))
				.stream()
				.skip(1)
				.map((line) -> line.split(","))
				.map((cells) -> new Stage(cells[0], cells[1], cells[3], cells[4], cells[5], cells[6]))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Stage(String kind, String row, String process, String element, String page, String test) {

	}

}
