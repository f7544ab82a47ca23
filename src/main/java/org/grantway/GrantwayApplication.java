package org.grantway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.web.SpringDataWebAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts Grantway: the web application with the process engine inside it. Spring Data's
 * part for the web stays out: an entity is never read by a number in an address without
 * asking who wants it, and looking for such entities would make every repository before
 * the first page.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
		exclude = SpringDataWebAutoConfiguration.class)
public class GrantwayApplication {

	public static void main(String[] args) {
		SpringApplication.run(GrantwayApplication.class, args);
	}

}
