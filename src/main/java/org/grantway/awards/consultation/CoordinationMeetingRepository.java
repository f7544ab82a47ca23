package org.grantway.awards.consultation;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface CoordinationMeetingRepository extends JpaRepository<CoordinationMeeting, UUID> {

	List<CoordinationMeeting> findByListIdOrderByNumber(UUID listId);

}
