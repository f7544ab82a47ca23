package org.grantway.architecture.bad.left;

import java.time.Instant;

import jakarta.persistence.MappedSuperclass;
import org.camunda.bpm.engine.TaskService;

import org.grantway.architecture.bad.right.BadNeighbour;

/**
 * Breaks the rules on purpose: public, knows the engine, asks the machine for the time,
 * and uses what lies to its right.
 */
@MappedSuperclass
public class BadEntity implements org.springframework.data.repository.Repository<Object, Long> {

	TaskService tasks;

	BadNeighbour neighbour;

	Instant when() {
		return Instant.now();
	}

}
