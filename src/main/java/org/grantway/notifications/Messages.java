package org.grantway.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Messages extends Repository<Message, UUID> {

	Message save(Message message);

	Optional<Message> findByIdAndPersonId(UUID id, UUID personId);

	Page<Message> findByPersonIdOrderByCreatedAtDesc(UUID personId, Pageable page);

	long countByPersonIdAndReadAtIsNull(UUID personId);

	@Query("select distinct m.personId from Message m where m.about = :about and m.readAt is null")
	Set<UUID> unreadAbout(String about);

	@Modifying
	@Query("update versioned Message m set m.readAt = :at where m.workItem = :workItem and m.readAt is null")
	void settle(UUID workItem, Instant at);

	@Modifying(clearAutomatically = true, flushAutomatically = true)
	@Query("update versioned Message m set m.readAt = :at where m.personId = :personId and m.readAt is null")
	void readAll(UUID personId, Instant at);

}
