package org.grantway.documents;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface FileRecords extends JpaRepository<FileRecord, UUID> {

	@Query("""
			select f from FileRecord f
			where f.caseType = :caseType and f.caseId in :caseIds and f.slot in :slots and f.removedAt is null
			order by f.storedAt, f.id""")
	List<FileRecord> current(String caseType, Collection<UUID> caseIds, Collection<String> slots);

	List<FileRecord> findByCaseTypeAndCaseIdAndRemovedAtIsNullOrderByStoredAtAscIdAsc(String caseType, UUID caseId);

	@Query("select f from FileRecord f where f.scanState = :state and f.id > :after order by f.id")
	List<FileRecord> inState(ScanState state, UUID after, Limit limit);

	@Query("select f from FileRecord f where f.sha256 = :sha256 and f.scanState <> :except order by f.id")
	List<FileRecord> ofContent(String sha256, ScanState except, Limit limit);

	/** Those in which nobody has looked for active content. */
	List<FileRecord> findByContentCheckedFalseAndMediaTypeOrderById(String mediaType, Limit limit);

	/** Nothing was found, which is no change to tell of. */
	@Modifying
	@Query("update FileRecord f set f.contentChecked = true where f.id = :id")
	void checked(UUID id);

}
