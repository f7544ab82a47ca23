package org.grantway.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks a bean whose public methods processes may call, under the bean's name. No other
 * bean can be reached from a process. The class must be public; each method does one
 * thing and is safe to repeat.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WorkflowStep {

	/** The name processes use, e.g. {@code reviewSteps}. */
	@AliasFor(annotation = Component.class)
	String value();

}
