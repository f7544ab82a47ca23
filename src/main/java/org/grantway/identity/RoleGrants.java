package org.grantway.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RoleGrants extends JpaRepository<RoleGrant, UUID> {

	@Query("select g from RoleGrant g where g.personId = :personId and g.endedAt is null order by g.validFrom, g.id")
	List<RoleGrant> open(UUID personId);

	/** The same of several people in one query. */
	@Query("select g from RoleGrant g where g.personId in :people and g.endedAt is null order by g.validFrom, g.id")
	List<RoleGrant> openOf(Collection<UUID> people);

	/** Those that nobody has ended, but whose last day has passed. */
	@Query("select g.id from RoleGrant g where g.endedAt is null and g.validTo < :today order by g.validTo, g.id")
	List<UUID> over(LocalDate today, Limit limit);

}
