package org.grantway.awards.lists;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface SubmissionListRepository extends JpaRepository<SubmissionList, UUID> {

	Optional<SubmissionList> findByNumber(String number);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select l from SubmissionList l where l.id = :id")
	Optional<SubmissionList> lock(UUID id);

	List<SubmissionList> findTop200ByOrderByFormedAtDesc();

	List<SubmissionList> findTop200ByNumberContainingIgnoreCaseOrderByFormedAtDesc(String part);

	List<SubmissionList> findTop200ByNoticeFromIsNotNullOrderByNoticeFromDesc();

	List<SubmissionList> findByCallIdAndStatusNotIn(UUID callId, Collection<ListStatus> statuses);

	List<SubmissionList> findByStatus(ListStatus status);

	List<SubmissionList> findByIdIn(Collection<UUID> ids);

}
