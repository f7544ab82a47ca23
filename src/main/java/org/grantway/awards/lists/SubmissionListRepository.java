package org.grantway.awards.lists;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface SubmissionListRepository extends JpaRepository<SubmissionList, UUID> {

	Optional<SubmissionList> findByNumber(String number);

	List<SubmissionList> findTop200ByOrderByFormedAtDesc();

	List<SubmissionList> findTop200ByNoticeFromIsNotNullOrderByNoticeFromDesc();

	List<SubmissionList> findByCallIdAndStatusNotIn(UUID callId, Collection<ListStatus> statuses);

	List<SubmissionList> findByIdIn(Collection<UUID> ids);

}
