package org.grantway.notifications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.domain.Limit;
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

	/** In the database's own language because every task that ends asks for it. */
	@Modifying
	@Query(nativeQuery = true, value = """
			update message set read_at = :at, version = version + 1
			where work_item = :workItem and read_at is null""")
	void settle(UUID workItem, Instant at);

	@Modifying(clearAutomatically = true, flushAutomatically = true)
	@Query("update versioned Message m set m.readAt = :at where m.personId = :personId and m.readAt is null")
	void readAll(UUID personId, Instant at);

	/** Who has news from before that moment and got no digest on the day or later. */
	@Query("""
			select distinct m.personId from Message m where m.forDigest = true and m.createdAt < :until
			and not exists (select p from MailPreference p where p.personId = m.personId and p.digestOn >= :day)""")
	List<UUID> waitingForDigest(Instant until, LocalDate day, Limit most);

	@Query("""
			select m from Message m where m.personId = :personId and m.forDigest = true and m.readAt is null
			and m.createdAt < :until order by m.createdAt""")
	List<Message> forDigest(UUID personId, Instant until, Limit most);

	@Modifying(flushAutomatically = true)
	@Query("""
			update versioned Message m set m.forDigest = false where m.personId = :personId and m.forDigest = true
			and m.createdAt < :until""")
	void digested(UUID personId, Instant until);

}
