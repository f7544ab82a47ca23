package org.grantway.applications;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.grantway.applications.content.Answers;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;

/**
 * Who gives which part, as the framework agreement says it.
 */
@Component
class AgreedShares {

	static final String CENTRAL = "central";

	private final ApplicationSections sections;

	private final SectionJson json;

	AgreedShares(ApplicationSections sections, SectionJson json) {
		this.sections = sections;
		this.json = json;
	}

	Optional<Share> of(GrantApplication application, String funder) {
		return this.sections.findByApplicationIdAndSectionKey(application.id(), "agreement")
			.flatMap((section) -> new Answers(this.json.read(section.content())).rows("shares")
				.stream()
				.filter((row) -> funder.equals(row.get("funder")))
				.findFirst())
			.flatMap((row) -> Answers.number(row.getOrDefault("share", ""))
				.map((percent) -> new Share(percent, Money.read(row.get("amount")).orElse(Money.ZERO))));
	}

	/** Refuses a share that is not the agreed one. */
	void require(GrantApplication application, String funder, String field, Object given) {
		of(application, funder).map(Share::percent)
			.filter((agreed) -> !(given instanceof BigDecimal share) || share.compareTo(agreed) != 0)
			.ifPresent((agreed) -> {
				throw Refused.at(field, "applications.agreement.share-differs",
						agreed.stripTrailingZeros().toPlainString());
			});
	}

	/**
	 * What one gives.
	 *
	 * @param percent of the whole
	 */
	record Share(BigDecimal percent, Money amount) {

	}

}
