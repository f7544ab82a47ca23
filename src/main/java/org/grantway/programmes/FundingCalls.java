package org.grantway.programmes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

import org.grantway.programmes.Call.CallStatus;

/**
 * All funding calls.
 */
interface FundingCalls extends CrudRepository<FundingCall, UUID> {

	Optional<FundingCall> findByCode(String code);

	boolean existsByCode(String code);

	/** Held until the transaction ends, so that two at once come one after the other. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select c from FundingCall c where c.id = :id")
	Optional<FundingCall> lock(UUID id);

	List<FundingCall> findByStatusIn(Collection<CallStatus> statuses);

	@Query("select c from FundingCall c order by c.createdAt desc, c.code desc")
	List<FundingCall> newestFirst();

}
