package org.grantway.awards.decision;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface AwardRecords extends JpaRepository<AwardRecord, UUID> {

}
