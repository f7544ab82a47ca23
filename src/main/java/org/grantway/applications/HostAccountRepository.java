package org.grantway.applications;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface HostAccountRepository extends JpaRepository<HostAccount, UUID> {

	Optional<HostAccount> findFirstByOrganisationOrderByEnteredAtDesc(String organisation);

	Optional<HostAccount> findFirstByOrganisationAndConfirmedAtNotNullOrderByConfirmedAtDesc(String organisation);

}
