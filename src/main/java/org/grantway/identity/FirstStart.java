package org.grantway.identity;

import java.util.Map;

import org.grantway.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Prepares an empty installation: loads organisations and departments, and prints the
 * links with which the first three administrators set themselves up. There are no default
 * accounts.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class FirstStart implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(FirstStart.class);

	private final ReferenceOrganisations reference;

	private final Invitations invitations;

	private final Environment environment;

	FirstStart(ReferenceOrganisations reference, Invitations invitations, Environment environment) {
		this.reference = reference;
		this.invitations = invitations;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.reference.loadReference();
		if (this.environment.acceptsProfiles(Profiles.of("demo"))) {
			return;
		}
		Map<Role, String> links = this.invitations.first();
		if (!links.isEmpty()) {
			logger.info(block(links));
		}
	}

	private static String block(Map<Role, String> links) {
		StringBuilder block = new StringBuilder();
		block.append("\n\n----------------------------------------------------------------------------\n")
			.append("First administrators: hand each link to a different person.\n")
			.append("Each works once, for seven days. Restarting makes new ones.\n");
		links.forEach(
				(role, link) -> block.append('\n').append(role.slug().replace('-', ' ')).append("\n  ").append(link));
		return block.append("\n----------------------------------------------------------------------------\n")
			.toString();
	}

}
