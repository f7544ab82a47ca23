package org.grantway.applications;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface TeamInvitations extends JpaRepository<TeamInvitation, UUID> {

	List<TeamInvitation> findByApplicationIdOrderByInvitedAt(UUID application);

	Optional<TeamInvitation> findByApplicationIdAndPersonId(UUID application, UUID person);

	List<TeamInvitation> findByPersonIdAndStateOrderByInvitedAt(UUID person, TeamInvitation.State state);

}
