package org.grantway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts Grantway: the web application with the process engine inside it.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class GrantwayApplication {

	public static void main(String[] args) {
		SpringApplication.run(GrantwayApplication.class, args);
	}

}
