package org.grantway.awards.taskbook;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface TaskBookRepository extends JpaRepository<TaskBook, UUID> {

}
