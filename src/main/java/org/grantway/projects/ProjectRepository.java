package org.grantway.projects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProjectRepository extends JpaRepository<Project, UUID> {

	Optional<Project> findByNumber(String number);

	Optional<Project> findByApplicationId(UUID applicationId);

	List<Project> findByPrincipalInvestigatorOrderByNumberDesc(UUID person);

}
