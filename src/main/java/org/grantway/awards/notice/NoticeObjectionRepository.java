package org.grantway.awards.notice;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface NoticeObjectionRepository extends JpaRepository<NoticeObjection, UUID> {

	List<NoticeObjection> findByListIdOrderByFiledAt(UUID listId);

}
