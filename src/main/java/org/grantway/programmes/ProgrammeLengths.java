package org.grantway.programmes;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;

import org.grantway.audit.DefaultLengths;

/**
 * The lengths that a programme sets for its calls. A process belongs to the programme of
 * its name; of one that serves all programmes the length is told if they agree.
 */
@Component
class ProgrammeLengths implements DefaultLengths {

	private final ReferenceStore store;

	ProgrammeLengths(ReferenceStore store) {
		this.store = store;
	}

	@Override
	public Optional<Length> of(String process, String step) {
		List<Length> known = this.store.find(ReferenceStore.PROGRAMME, process)
			.map(List::of)
			.orElseGet(() -> List.copyOf(this.store.all(ReferenceStore.PROGRAMME).values()))
			.stream()
			.map((programme) -> programme.path("lengths").path(step))
			.filter((length) -> !length.isMissingNode())
			.map(ProgrammeLengths::length)
			.distinct()
			.toList();
		return (known.size() == 1) ? Optional.of(known.get(0)) : Optional.empty();
	}

	private static Length length(JsonNode length) {
		return new Length(length.path("length").asInt(), length.path("unit").asText());
	}

}
