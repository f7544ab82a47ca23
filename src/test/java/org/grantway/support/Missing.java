package org.grantway.support;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.grantway.journey.Browser;

/**
 * Keeps tests from running where something they need is missing, and says so once, in one
 * line.
 */
abstract class Missing implements ExecutionCondition {

	private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

	private final boolean here;

	private final String line;

	private Missing(boolean here, String line) {
		this.here = here;
		this.line = line;
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
		if (this.here) {
			return ConditionEvaluationResult.enabled("All it needs is here");
		}
		if (SAID.add(this.line)) {
			System.out.println(this.line);
		}
		return ConditionEvaluationResult.disabled(this.line);
	}

	/** Without a server. */
	static final class MySql extends Missing {

		MySql() {
			super(System.getProperty("grantway.test.mysql", "").startsWith("jdbc:"),
					"The tests on MySQL did not run: no server is named. Pass"
							+ " -Dgrantway.test.mysql=jdbc:mysql://..., as .ci/run does.");
		}

	}

	/** Without a malware scanner. */
	static final class ClamAv extends Missing {

		ClamAv() {
			super(Clamd.isHere(),
					"The tests with a real malware scanner did not run: there is none." + " Install clamav-daemon.");
		}

	}

	/** Without a browser. */
	static final class Chromium extends Missing {

		Chromium() {
			super(Browser.isHere(), "The tests in a browser did not run: there is none."
					+ " Install chromium and chromium-driver, as .ci/run does.");
		}

	}

}
