package org.grantway.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The address under which people reach Grantway, for links that leave it: in mails and
 * invitations.
 */
@Component
public class PublicAddress {

	private static final Logger logger = LoggerFactory.getLogger(PublicAddress.class);

	private final String base;

	PublicAddress(@Value("${grantway.public-url:}") String url, @Value("${server.port:8080}") String port,
			Environment environment) {
		String given = url.strip().replaceFirst("/+$", "");
		if (!given.isEmpty() && !given.matches("https?://\\S+")) {
			throw new IllegalStateException(
					"GRANTWAY_PUBLIC_URL has to begin with https:// or http://, but is: " + url);
		}
		this.base = given.isEmpty() ? "http://localhost:" + port : given;
		if (given.isEmpty() && !environment.acceptsProfiles(Profiles.of("demo", "test"))) {
			logger.warn("GRANTWAY_PUBLIC_URL is not set: links in mails and invitations lead to {} "
					+ "and work on this machine only.", this.base);
		}
	}

	/** The whole address of a page. */
	public String of(String path) {
		return this.base + path;
	}

}
