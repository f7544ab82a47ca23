package org.grantway.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import org.grantway.audit.StepList.Exit;
import org.grantway.audit.StepList.Step;
import org.grantway.workflow.ProcessMap;
import org.grantway.workflow.ProcessMap.Drawing;
import org.grantway.workflow.ProcessMap.ProcessInfo;
import org.grantway.workflow.ProcessMap.Shape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The processes in plain words, as the page tells them and as the guide prints them.
 * After a change of a model, run with {@code -Dgrantway.write-guide=true} to write the
 * guide's pages anew.
 */
@AuditTest
class StepWordsTests {

	@Autowired
	private ProcessMap map;

	@Autowired
	private MessageSource messages;

	@Autowired
	private DefaultLengths lengths;

	static Stream<Locale> locales() {
		return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
	}

	@ParameterizedTest
	@MethodSource("locales")
	void everyTaskOfAPersonSaysWhoWhatAndHowLong(Locale locale) {
		StepWords words = new StepWords(this.messages, locale, this.lengths, "national-lab");
		String nobody = this.messages.getMessage("audit.step.kind.userTask", null, locale);
		String untold = this.messages.getMessage(StepWords.UNTOLD, null, locale);
		String never = this.messages.getMessage("audit.time.kind.userTask", null, locale);
		for (Drawing drawing : drawings()) {
			List<Step> steps = StepList.of(drawing, locale);
			List<String> tasks = drawing.shapes()
				.stream()
				.filter((shape) -> shape.kind().equals("userTask"))
				.map(Shape::element)
				.toList();
			assertThat(steps).as(drawing.process())
				.extracting(Step::element)
				.containsAll(tasks)
				.doesNotHaveDuplicates();
			for (Step step : steps) {
				assertThat(words.time(step)).as("%s: %s", step.element(), step.time())
					.isNotBlank()
					.isNotEqualTo(untold);
				assertThat(step.exits()).extracting(words::when)
					.as(step.element())
					.noneMatch((when) -> when.contains(untold));
				if (tasks.contains(step.element())) {
					assertThat(step.explanation()).as(step.element()).isNotBlank();
					assertThat(words.who(step)).as(step.element()).isNotBlank().isNotEqualTo(nobody);
					assertThat(words.time(step)).as(step.element()).isNotEqualTo(never);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("locales")
	void everyStepLeadsSomewhereAndEveryWayAsideIsTold(Locale locale) {
		StepWords words = new StepWords(this.messages, locale, this.lengths, "national-lab");
		for (Drawing drawing : drawings()) {
			List<Step> steps = StepList.of(drawing, locale);
			assertThat(steps).allSatisfy((step) -> assertThat(step.exits()).as(step.element()).isNotEmpty());
			assertThat(steps.stream().flatMap((step) -> step.exits().stream()).map(words::to))
				.allSatisfy((to) -> assertThat(to).isNotBlank());
			List<String> ends = Stream
				.concat(StepList.beginning(drawing, locale).stream(),
						steps.stream().flatMap((step) -> step.exits().stream()))
				.filter((exit) -> exit.number() == null)
				.map(Exit::name)
				.toList();
			drawing.shapes()
				.stream()
				.filter((shape) -> shape.kind().equals("endEvent"))
				.forEach((end) -> assertThat(ends).as(drawing.process()).contains(end.name().in(locale)));
			assertThat(steps).extracting(Step::element)
				.as(drawing.process())
				.containsAll(drawing.shapes()
					.stream()
					.filter((shape) -> shape.kind().matches("subProcess|callActivity|serviceTask|businessRuleTask"))
					.map(Shape::element)
					.toList());
		}
	}

	@Test
	void theBeginningTellsEveryRoadWithItsQuestion() {
		Drawing change = this.map.drawing("change-request").orElseThrow();
		StepWords words = new StepWords(this.messages, Locale.ENGLISH, this.lengths, "national-lab");
		assertThat(StepList.beginning(change, Locale.ENGLISH))
			.extracting((exit) -> words.when(exit) + " " + words.to(exit))
			.hasSize(2)
			.anyMatch((way) -> way.endsWith("Let the change take effect"))
			.anyMatch((way) -> way.endsWith("Check the change"));
		assertThat(StepList.of(change, Locale.ENGLISH).get(0).exits()).extracting(words::when)
			.anyMatch((when) -> when.endsWith("Does the agency decide? Yes:"));
	}

	@Test
	void aWayThatATimerOpensSaysWhen() {
		Drawing lab = this.map.drawing("national-lab").orElseThrow();
		StepWords words = new StepWords(this.messages, Locale.ENGLISH, this.lengths, "national-lab");
		Step supplement = StepList.of(lab, Locale.ENGLISH)
			.stream()
			.filter((step) -> step.element().equals("Task_Supplement"))
			.findFirst()
			.orElseThrow();
		assertThat(words.time(supplement)).isEqualTo("as the call says, by default 5 working days");
		assertThat(supplement.exits()).extracting(words::when)
			.anyMatch((when) -> when.contains("(as the call says, by default 5 working days)"));
	}

	@ParameterizedTest
	@MethodSource("locales")
	void theGuidePrintsTheListsAsTheModelsAre(Locale locale) throws IOException {
		Path page = Path.of("src/docs/guide", locale.equals(Locale.ENGLISH) ? "steps.md" : "steps.zh-CN.md");
		String told = StepGuide.page(drawings(), new StepWords(this.messages, locale, this.lengths, "national-lab"),
				locale);
		if (Boolean.getBoolean("grantway.write-guide")) {
			Files.writeString(page, told);
		}
		assertThat(page).content().isEqualTo(told);
	}

	private List<Drawing> drawings() {
		return this.map.processes()
			.stream()
			.map(ProcessInfo::key)
			.filter(StepGuide.ORDER::contains)
			.map((key) -> this.map.drawing(key).orElseThrow())
			.toList();
	}

	@Test
	void theGuideKnowsEveryProcessFile() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			assertThat(files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".bpmn"))
				.map((name) -> name.replace(".bpmn", ""))).containsExactlyInAnyOrderElementsOf(StepGuide.ORDER);
		}
	}

}
