package org.grantway.documents;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface SignatureRepository extends JpaRepository<Signature, UUID> {

	List<Signature> findByDocumentIdOrderByRankAscPartyKeyAsc(UUID documentId);

}
