package org.grantway.programmes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

import org.grantway.programmes.Call.CallStatus;

/**
 * All funding calls.
 */
interface FundingCalls extends CrudRepository<FundingCall, UUID> {

	Optional<FundingCall> findByCode(String code);

	boolean existsByCode(String code);

	List<FundingCall> findByStatusIn(Collection<CallStatus> statuses);

	@Query("select c from FundingCall c order by c.createdAt desc, c.code desc")
	List<FundingCall> newestFirst();

}
