package org.grantway.audit;

import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JournalEntries extends Repository<JournalEntry, UUID> {

	JournalEntry save(JournalEntry entry);

	@Query("select coalesce(max(e.counter), 0) from JournalEntry e where e.caseType = :caseType and e.caseId = :caseId")
	long lastCounter(String caseType, UUID caseId);

	List<JournalEntry> findByCaseTypeAndCaseIdOrderByCounterDesc(String caseType, UUID caseId);

	Page<JournalEntry> findByCaseNumberContainingOrderByAtTimeDescCounterDesc(String number, Pageable page);

}
