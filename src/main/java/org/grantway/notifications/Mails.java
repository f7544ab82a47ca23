package org.grantway.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface Mails extends Repository<Mail, UUID> {

	Mail save(Mail mail);

	Optional<Mail> findById(UUID id);

	List<Mail> findByStatusAndNextAttemptAtLessThanEqualOrderByNextAttemptAt(Mail.Status status, Instant due,
			Limit limit);

}
