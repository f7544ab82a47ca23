package org.grantway.applications;

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

}
