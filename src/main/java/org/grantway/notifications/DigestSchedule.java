package org.grantway.notifications;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks each minute whether news of the day are due.
 */
class DigestSchedule {

	private final Digest digest;

	DigestSchedule(Digest digest) {
		this.digest = digest;
	}

	@Scheduled(initialDelayString = "PT30S", fixedDelayString = "${grantway.mail.digest-every:PT1M}")
	void send() {
		this.digest.send();
	}

}
