package org.grantway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts Grantway: the web application with the process engine inside it.
 */
@SpringBootApplication
public class GrantwayApplication {

	public static void main(String[] args) {
		SpringApplication.run(GrantwayApplication.class, args);
	}

}
