package org.grantway.review.letters;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ShortlistEntryRepository extends JpaRepository<ShortlistEntry, UUID> {

	List<ShortlistEntry> findByCallIdAndChosenTrue(UUID callId);

}
