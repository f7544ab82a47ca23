package org.grantway.applications;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface LeaderTransfers extends JpaRepository<LeaderTransfer, UUID> {

	Optional<LeaderTransfer> findFirstByApplicationIdOrderByProposedAtDesc(UUID application);

	List<LeaderTransfer> findByToPersonAndStateInOrderByProposedAt(UUID person,
			Collection<LeaderTransfer.State> states);

	List<LeaderTransfer> findByHostInAndStateOrderByProposedAt(Collection<String> hosts, LeaderTransfer.State state);

	/** How many in this state wait for the person and have not expired. */
	long countByToPersonAndStateAndExpiresAtAfter(UUID person, LeaderTransfer.State state, Instant now);

	/** How many in this state wait for these hosts and have not expired. */
	long countByHostInAndStateAndExpiresAtAfter(Collection<String> hosts, LeaderTransfer.State state, Instant now);

}
