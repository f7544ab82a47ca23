package org.grantway.awards.decision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An annulled refusal can go on at each stage that a call of the process may offer.
 */
class RejoiningTests {

	@ParameterizedTest
	@ValueSource(strings = { "national-lab", "regional-innovation-center" })
	void everyStageThatIsOfferedHasAWayThere(String process) throws IOException {
		String model = Files.readString(Path.of("bpmn", process + ".bpmn"));
		assertThat(List.of("FORMAL_CHECK", "UNDER_REVIEW", "PANEL", "ARGUMENTATION"))
			.allSatisfy((stage) -> assertThat(model).contains("rejoinAt == '" + stage + "'"));
	}

}
