package org.grantway.programmes;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The programmes' default lengths, for tests of modules that run without this one. */
@TestConfiguration(proxyBeanMethods = false)
@Import({ ReferenceStore.class, ProgrammeLengths.class })
public class LengthsAtHand {

}
