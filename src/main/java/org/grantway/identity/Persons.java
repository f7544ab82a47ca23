package org.grantway.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Persons extends JpaRepository<Person, UUID> {

	Optional<Person> findByEmail(String email);

	boolean existsByEmail(String email);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Person p where p.id in :ids order by p.id")
	List<Person> lock(Collection<UUID> ids);

	/**
	 * Those who belong to these organisations or have left them, by part of the name or
	 * address.
	 */
	@Query("""
			select p from Person p where p.organisation in :organisations
			and (lower(p.email) like :pattern escape '!' or lower(p.nameEn) like :pattern escape '!'
				or p.nameZh like :pattern escape '!')
			order by p.nameEn, p.id""")
	Page<Person> members(Collection<String> organisations, String pattern, Pageable page);

	@Query("""
			select p from Person p
			where lower(p.email) like :pattern or lower(p.nameEn) like :pattern or p.nameZh like :pattern
				or lower(p.organisation) like :pattern
			order by p.email""")
	List<Person> search(String pattern, Pageable page);

}
