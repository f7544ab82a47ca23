package org.grantway.review.experts;

import java.util.Comparator;
import java.util.stream.Stream;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Names;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpertOrderTests {

	@Test
	void numbersInNamesStandInTheirOrderAndCaseMakesNone() {
		assertThat(Stream.of("Expert 10", "expert 2", "Expert 1", "Expert 02b", "An 100 B 3", "An 100 B 20")
			.sorted(Comparator.comparing((name) -> Names.sortKey(LocalizedText.of(name, "专家")))))
			.containsExactly("An 100 B 3", "An 100 B 20", "Expert 1", "expert 2", "Expert 02b", "Expert 10");
	}

}
