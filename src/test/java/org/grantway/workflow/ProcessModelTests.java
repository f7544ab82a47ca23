package org.grantway.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds every process in {@code bpmn/} to the rules of {@link ProcessModelRules}, and
 * shows with a faulty process for each rule that the rule would notice.
 */
class ProcessModelTests {

	private static final Path FAULTY = Path.of("src/test/resources/faulty-processes");

	static Stream<Path> processes() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			return files.filter((file) -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	void keepsTheRules(Path file) {
		assertThat(new ProcessModelRules(file).faults()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "time-to-live", "id", "script", "java-class", "expression", "role", "name-zh", "explain",
			"due-date", "form", "who", "exclusive-partner", "stage", "async-after", "message-name", "condition",
			"shape", "overlap", "edge", "label", "labels", "along" })
	void noticesAFault(String rule) {
		List<String> faults = new ProcessModelRules(FAULTY.resolve(rule + ".bpmn")).faults();
		assertThat(faults).as(rule).isNotEmpty().allMatch((fault) -> fault.startsWith(rule + ": "));
	}

	@Test
	void findsNothingWrongWithAFaultlessProcess() {
		assertThat(new ProcessModelRules(FAULTY.resolve("faultless.bpmn")).faults()).isEmpty();
	}

}
