package org.grantway.awards.consultation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface DepartmentReplyRepository extends JpaRepository<DepartmentReply, UUID> {

	List<DepartmentReply> findByAnsweredAtIsNull();

	List<DepartmentReply> findByListIdOrderByRoundAscPositionAsc(UUID listId);

	Optional<DepartmentReply> findFirstByListIdAndDepartmentOrderByRoundDesc(UUID listId, String department);

}
