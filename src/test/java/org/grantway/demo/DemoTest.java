package org.grantway.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import org.grantway.GrantwayApplication;

/**
 * A test of the demonstration: the whole application with its profile, on H2 in memory.
 * They share one context, which tells the story once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = GrantwayApplication.class, properties = "grantway.demo.snapshot=target/demo-first-day.zip")
@AutoConfigureMockMvc
@ActiveProfiles({ "test", "demo" })
@interface DemoTest {

}
