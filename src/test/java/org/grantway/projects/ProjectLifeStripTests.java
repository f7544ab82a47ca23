package org.grantway.projects;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.grantway.web.LifeStep;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far the strip says a project came.
 */
class ProjectLifeStripTests {

	@Test
	void beforeItsMidTermCheckTheWorkIsUnderWay() {
		assertThat(steps(ProjectStatus.ACTIVE, false)).startsWith("signed done", "work now", "mid-term todo");
		assertThat(steps(ProjectStatus.MIDTERM, false)).startsWith("signed done", "work done", "mid-term now");
	}

	@Test
	void aMidTermCheckThatWasPassedIsDoneAndTheWorkGoesOn() {
		assertThat(steps(ProjectStatus.ACTIVE, true)).startsWith("signed done", "work done", "mid-term done",
				"second-half now", "acceptance todo");
		assertThat(steps(ProjectStatus.ACCEPTANCE, true)).contains("second-half done", "acceptance now");
		assertThat(steps(ProjectStatus.ARCHIVED, true)).allMatch((step) -> step.endsWith(" done"));
	}

	@Test
	void theConstructionOfACenterIsArchivedBeforeItRuns() {
		assertThat(words(ProjectPages.life(ProjectStatus.OPERATION, true, true, false))).endsWith("acceptance done",
				"construction-archive now", "operation todo");
		assertThat(words(ProjectPages.life(ProjectStatus.OPERATION, true, true, true)))
			.endsWith("construction-archive done", "operation now");
		assertThat(words(ProjectPages.life(ProjectStatus.CLOSED, false, true, false))).endsWith("closed now",
				"archived todo");
	}

	@Test
	void aTerminatedProjectDidNotPassAnAcceptance() {
		assertThat(words(ProjectPages.terminated(ProjectStatus.TERMINATED, false, true))).containsExactly("signed done",
				"work done", "mid-term-failed end", "terminated now", "archived todo");
		assertThat(words(ProjectPages.terminated(ProjectStatus.ARCHIVED, true, false))).contains("second-half done",
				"terminated done", "archived done");
	}

	private static List<String> steps(ProjectStatus status, boolean midTermPassed) {
		return words(ProjectPages.life(status, false, midTermPassed, false));
	}

	private static List<String> words(List<LifeStep> steps) {
		return steps.stream()
			.map((step) -> step.labelKey().substring("projects.life.".length()) + " " + step.state())
			.toList();
	}

}
