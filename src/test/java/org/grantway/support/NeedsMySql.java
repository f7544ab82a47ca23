package org.grantway.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

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
@ExtendWith(Missing.MySql.class)
public @interface NeedsMySql {

}
