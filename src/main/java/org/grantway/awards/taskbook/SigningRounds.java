package org.grantway.awards.taskbook;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface SigningRounds extends JpaRepository<SigningRound, UUID> {

	List<SigningRound> findByResultIsNull();

}
