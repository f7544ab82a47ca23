package org.grantway.demo;

import org.junit.jupiter.api.Nested;

/**
 * Everything about the demonstration in one class, because the test runner divides
 * classes among its processes, and each would tell the story again.
 */
@DemoTest
class DemoTests {

	@Nested
	class Story extends DemoStoryContract {

	}

	@Nested
	class Pages extends DemoPagesContract {

	}

	@Nested
	class Road extends DemoRoadContract {

	}

}
