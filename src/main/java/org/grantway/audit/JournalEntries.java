package org.grantway.audit;

import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

interface JournalEntries extends Repository<JournalEntry, UUID> {

	List<JournalEntry> findByCaseTypeAndCaseIdOrderByCounterDesc(String caseType, UUID caseId);

	Page<JournalEntry> findByCaseNumberContainingOrderByAtTimeDescCounterDesc(String number, Pageable page);

}
