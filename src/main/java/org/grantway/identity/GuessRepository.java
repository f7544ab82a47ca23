package org.grantway.identity;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface GuessRepository extends JpaRepository<Guess, String> {

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select g from Guess g where g.id = :id")
	Optional<Guess> lock(String id);

}
