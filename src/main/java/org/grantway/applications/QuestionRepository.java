package org.grantway.applications;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface QuestionRepository extends JpaRepository<Question, UUID> {

	List<Question> findByApplicationIdOrderByAskedAtDesc(UUID applicationId);

	List<Question> findByApplicationIdAndAnswerIsNull(UUID applicationId);

}
