package org.grantway.awards.consultation;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface DepartmentRemarkRepository extends JpaRepository<DepartmentRemark, UUID> {

	List<DepartmentRemark> findByListId(UUID listId);

	List<DepartmentRemark> findByReplyId(UUID replyId);

}
