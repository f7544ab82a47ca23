package org.grantway.applications;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import org.grantway.support.StatementCounter;

/**
 * A test of this module with all that lies left of it, on the whole schema.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ApplicationsTest.ModuleAlone.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import(StatementCounter.class)
@ExtendWith(SpringExtension.class)
@interface ApplicationsTest {

	/** The module and its left neighbours. */
	@SpringBootApplication(scanBasePackages = { "org.grantway.web", "org.grantway.identity", "org.grantway.documents",
			"org.grantway.workflow", "org.grantway.forms", "org.grantway.audit", "org.grantway.programmes",
			"org.grantway.applications" })
	@EntityScan("org.grantway")
	@EnableJpaRepositories("org.grantway")
	class ModuleAlone {

	}

}
