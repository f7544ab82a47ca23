package org.grantway.architecture;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

import org.grantway.GrantwayApplication;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The shape of the code. Each rule has a permanent bad example, so that none of them can
 * pass without looking at anything.
 */
class ArchitectureTests {

	/** Modules from left to right; each may use those to its left. */
	private static final List<String> ORDER = List.of("shared", "web", "identity", "documents", "workflow", "forms",
			"audit", "programmes", "applications", "review", "awards", "projects", "notifications", "reporting",
			"demo");

	private static final ArchRule ENGINE_BEHIND_ITS_SEAM = noClasses().that()
		.resideOutsideOfPackages("..workflow.camunda..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.camunda..")
		.because("the engine may have to be exchanged (workflow.camunda is the seam)");

	private static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses().should()
		.callMethod(Instant.class, "now")
		.orShould()
		.callMethod(LocalDate.class, "now")
		.orShould()
		.callMethod(LocalDateTime.class, "now")
		.orShould()
		.callMethod(ZonedDateTime.class, "now")
		.orShould()
		.callMethod(System.class, "currentTimeMillis")
		.because("time comes from the injected " + Clock.class.getSimpleName());

	private static final ArchRule ENTITIES_AND_REPOSITORIES_STAY_INSIDE = classes().that()
		.areAnnotatedWith("jakarta.persistence.Entity")
		.or()
		.areAssignableTo("org.springframework.data.repository.Repository")
		.should()
		.notBePublic();

	private static final ArchRule NO_CYCLES = slices().matching("org.grantway.(*)..").should().beFreeOfCycles();

	private static final JavaClasses PRODUCT = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("org.grantway");

	private static final JavaClasses BAD_EXAMPLES = new ClassFileImporter()
		.importPackages("org.grantway.architecture.bad");

	@Test
	void modulesUseOnlyWhatOthersPublish() {
		ApplicationModules.of(GrantwayApplication.class).verify();
		ApplicationModules bad = ApplicationModules.of("org.grantway.architecture.bad", (ImportOption) (file) -> true);
		assertThatThrownBy(bad::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle");
	}

	@TestFactory
	List<DynamicTest> aModuleUsesOnlyThoseToItsLeft() {
		return ORDER.stream()
			.limit(ORDER.size() - 1)
			.map((module) -> DynamicTest.dynamicTest(module, () -> toTheLeft(module).check(PRODUCT)))
			.toList();
	}

	@Test
	void onlyTheSeamKnowsTheEngine() {
		ENGINE_BEHIND_ITS_SEAM.check(PRODUCT);
		assertFails(ENGINE_BEHIND_ITS_SEAM);
	}

	@Test
	void timeComesFromTheClock() {
		TIME_COMES_FROM_THE_CLOCK.check(PRODUCT);
		assertFails(TIME_COMES_FROM_THE_CLOCK);
	}

	@Test
	void entitiesAndRepositoriesAreNotPublic() {
		ENTITIES_AND_REPOSITORIES_STAY_INSIDE.check(PRODUCT);
		assertFails(ENTITIES_AND_REPOSITORIES_STAY_INSIDE);
	}

	@Test
	void modulesHaveNoCycles() {
		NO_CYCLES.check(PRODUCT);
		ArchRule bad = slices().matching("org.grantway.architecture.bad.(*)..").should().beFreeOfCycles();
		assertFails(bad);
	}

	@Test
	void theOrderOfModulesIsLookedAt() {
		assertThat(PRODUCT.stream().map((type) -> type.getPackageName()).filter((name) -> name.contains(".forms")))
			.isNotEmpty();
		ArchRule bad = noClasses().that()
			.resideInAPackage("..bad.left..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..bad.right..");
		assertFails(bad);
	}

	private static ArchRule toTheLeft(String module) {
		String[] right = ORDER.subList(ORDER.indexOf(module) + 1, ORDER.size())
			.stream()
			.map((name) -> "org.grantway." + name + "..")
			.toArray(String[]::new);
		return noClasses().that()
			.resideInAPackage("org.grantway." + module + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(right);
	}

	private static void assertFails(ArchRule rule) {
		assertThatThrownBy(() -> rule.check(BAD_EXAMPLES)).isInstanceOf(AssertionError.class);
	}

}
