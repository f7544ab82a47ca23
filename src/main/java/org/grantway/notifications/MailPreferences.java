package org.grantway.notifications;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface MailPreferences extends Repository<MailPreference, UUID> {

	MailPreference save(MailPreference preference);

	Optional<MailPreference> findByPersonId(UUID personId);

}
