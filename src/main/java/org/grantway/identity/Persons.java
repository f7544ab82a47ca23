package org.grantway.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

import org.grantway.shared.Role;

interface Persons extends JpaRepository<Person, UUID> {

	Optional<Person> findByEmail(String email);

	boolean existsByEmail(String email);

	List<Person> findByOrderByEmail(Limit limit);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Person p where p.id in :ids order by p.id")
	List<Person> lock(Collection<UUID> ids);

	@Query("""
			select p from Person p where p.id in :ids and p.organisation not in :organisations
			order by p.nameEn, p.id""")
	List<Person> outside(Collection<UUID> ids, Collection<String> organisations);

	/** Those who belong to these organisations or have left them. */
	Page<Person> findByOrganisationInOrderByNameEnAscIdAsc(Collection<String> organisations, Pageable page);

	/**
	 * Active people who hold the role on the day, for one scope or for all. Two scopes by
	 * name, because a query with a list is translated anew each time.
	 */
	@Query("""
			select p from Person p where p.active = true and p.id in (
				select g.personId from RoleGrant g
				where g.role = :role and g.scope in (:scope, :everywhere) and g.endedAt is null
				and g.validFrom <= :day and (g.validTo is null or g.validTo >= :day))""")
	List<Person> holding(Role role, String scope, String everywhere, LocalDate day);

	/**
	 * Those of the organisations who are found.
	 * @param beginning where the entries begin that are looked for
	 * @param after the first entry behind them
	 */
	@Query("""
			select p from Person p where p.organisation in :organisations and p.id in (
				select found.id from Person found join found.searchEntries e
				where e >= :beginning and e < :after)
			order by p.nameEn, p.id""")
	Page<Person> members(Collection<String> organisations, String beginning, String after, Pageable page);

	@Query("""
			select p from Person p where p.id in (
				select found.id from Person found join found.searchEntries e
				where e >= :beginning and e < :after)
			order by p.email""")
	List<Person> search(String beginning, String after, Pageable page);

}
