package org.grantway.programmes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.CrudRepository;

/**
 * Who is invited to which directed call.
 */
interface CallInvitationRepository extends CrudRepository<CallInvitation, UUID> {

	List<CallInvitation> findByCallIdOrderByInvitedAtAscHostAsc(UUID callId);

	Optional<CallInvitation> findByCallIdAndHost(UUID callId, String host);

	boolean existsByCallId(UUID callId);

}
