package org.grantway.documents;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes the malware scanner's round again and again; tests go it themselves.
 */
@Component
@Profile("!test")
@EnableScheduling
class QuarantineSchedule {

	private final Quarantine quarantine;

	QuarantineSchedule(Quarantine quarantine) {
		this.quarantine = quarantine;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "${grantway.malware-scan.every:PT1M}")
	void scan() {
		this.quarantine.scan();
	}

}
