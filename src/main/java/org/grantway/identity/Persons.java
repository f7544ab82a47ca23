package org.grantway.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
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

	@Query("""
			select p from Person p
			where lower(p.email) like :pattern or lower(p.nameEn) like :pattern or p.nameZh like :pattern
				or lower(p.organisation) like :pattern
			order by p.email""")
	List<Person> search(String pattern, Pageable page);

}
