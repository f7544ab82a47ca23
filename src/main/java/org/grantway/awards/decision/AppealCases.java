package org.grantway.awards.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.grantway.awards.RefusedCase;
import org.grantway.awards.RefusedCases;
import org.grantway.awards.RefusedCases.Reasons;
import org.grantway.shared.NotFound;

/**
 * Finds a case among all kinds that a decision can end.
 */
@Component
class AppealCases {

	private final List<RefusedCases> kinds;

	AppealCases(List<RefusedCases> kinds) {
		this.kinds = kinds;
	}

	RefusedCase require(UUID id) {
		return this.kinds.stream()
			.flatMap((kind) -> kind.find(id).stream())
			.findFirst()
			.orElseThrow(() -> new NotFound("case " + id));
	}

	Optional<RefusedCase> byNumber(String number) {
		return this.kinds.stream().flatMap((kind) -> kind.byNumber(number).stream()).findFirst();
	}

	Reasons reasons(UUID id, String status) {
		return kind(id).reasons(id, status);
	}

	void served(UUID id, String status) {
		kind(id).served(id, status);
	}

	private RefusedCases kind(UUID id) {
		return this.kinds.stream()
			.filter((kind) -> kind.find(id).isPresent())
			.findFirst()
			.orElseThrow(() -> new NotFound("case " + id));
	}

}
