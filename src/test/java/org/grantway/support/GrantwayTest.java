package org.grantway.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import org.grantway.GrantwayApplication;
import org.grantway.awards.decision.AppealsAtHand;
import org.grantway.review.ExpertsAtHand;
import org.grantway.review.letters.Letters;
import org.grantway.review.panels.Meetings;

/**
 * A test over the whole application with H2 in memory, a movable clock that starts at
 * 2027-01-04T01:00:00Z, and no job executor: {@link org.grantway.workflow.Timeline} runs
 * what is due. All tests with this annotation share one context and one database, so each
 * makes its own data.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = GrantwayApplication.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import({ Visitors.class, StatementCounter.class, ExpertsAtHand.class, Meetings.class, Letters.class,
		AppealsAtHand.class })
public @interface GrantwayTest {

}
