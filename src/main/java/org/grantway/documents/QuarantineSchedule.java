package org.grantway.documents;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes the rounds over stored files again and again: the malware scanner's, and the one
 * for active content. Tests go them themselves.
 */
@Component
@Profile("!test")
@EnableScheduling
class QuarantineSchedule {

	private final Quarantine quarantine;

	private final ContentRound content;

	QuarantineSchedule(Quarantine quarantine, ContentRound content) {
		this.quarantine = quarantine;
		this.content = content;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "${grantway.malware-scan.every:PT1M}")
	void scan() {
		this.quarantine.scan();
		this.content.look();
	}

}
