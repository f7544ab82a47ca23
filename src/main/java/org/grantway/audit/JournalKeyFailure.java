package org.grantway.audit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells an operator in one line why there is no start without a key.
 */
class JournalKeyFailure extends AbstractFailureAnalyzer<JournalKeys.Missing> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, JournalKeys.Missing cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Set GRANTWAY_JOURNAL_KEY to 32 random bytes in Base64 (openssl rand -base64 32), the same on every node, "
						+ "and keep a copy apart from the database.",
				cause);
	}

}
