package org.grantway.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test that needs a real MySQL server, whose address (with user and password) is given
 * by {@code -Dgrantway.test.mysql=jdbc:mysql://…}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles({ "test", "mysql" })
@ContextConfiguration(initializers = FreshMySql.class)
@EnabledIfSystemProperty(named = "grantway.test.mysql", matches = "jdbc:.+",
		disabledReason = "No MySQL: pass -Dgrantway.test.mysql=jdbc:mysql://..., as .ci/run does")
public @interface NeedsMySql {

}
