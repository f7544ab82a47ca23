package org.grantway.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import org.grantway.programmes.LengthsAtHand;
import org.grantway.support.Visitors;

/**
 * A test of this module with all that lies left of it, on the whole schema.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AuditTest.ModuleAlone.class)
@AutoConfigureMockMvc
@Import({ Visitors.class, LengthsAtHand.class })
@ActiveProfiles("test")
@ExtendWith(SpringExtension.class)
@interface AuditTest {

	/** The module and its left neighbours. */
	@SpringBootApplication(scanBasePackages = { "org.grantway.web", "org.grantway.identity", "org.grantway.documents",
			"org.grantway.workflow", "org.grantway.forms", "org.grantway.audit" })
	@EntityScan("org.grantway")
	@EnableJpaRepositories("org.grantway")
	class ModuleAlone {

	}

}
