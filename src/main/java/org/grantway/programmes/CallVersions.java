package org.grantway.programmes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The versions of all calls; they are added, never changed.
 */
interface CallVersions extends Repository<CallVersion, UUID> {

	CallVersion save(CallVersion version);

	Optional<CallVersion> findByCallIdAndNumberInCall(UUID callId, int number);

	List<CallVersion> findByCallIdOrderByNumberInCallDesc(UUID callId);

	@Query("""
			select v from CallVersion v, FundingCall c
			where c.id = v.callId and v.numberInCall = c.currentVersion and c.id in ?1""")
	List<CallVersion> current(Collection<UUID> callIds);

}
