package org.grantway.projects;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface PostingRepository extends JpaRepository<Posting, UUID> {

	List<Posting> findByProjectIdOrderByPostedAtAsc(UUID projectId);

}
