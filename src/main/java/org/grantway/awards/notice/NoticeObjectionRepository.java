package org.grantway.awards.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface NoticeObjectionRepository extends JpaRepository<NoticeObjection, UUID> {

	List<NoticeObjection> findByListIdOrderByFiledAt(UUID listId);

	int countByListId(UUID listId);

	Optional<NoticeObjection> findByListIdAndReceiptKey(UUID listId, UUID receiptKey);

}
