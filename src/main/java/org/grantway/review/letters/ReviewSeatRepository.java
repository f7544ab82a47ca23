package org.grantway.review.letters;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReviewSeatRepository extends JpaRepository<ReviewSeat, UUID> {

	List<ReviewSeat> findByApplicationIdOrderByOrdinalNoAscAttemptNoAsc(UUID application);

	List<ReviewSeat> findByApplicationIdIn(Collection<UUID> applications);

	List<ReviewSeat> findByDrawIdInOrderByOrdinalNoAscAttemptNoAsc(Collection<UUID> draws);

	/**
	 * What the letter reviews of each of a call's applications come to.
	 * @param against the advice that speaks against funding
	 */
	@Query("""
			select s.applicationId as application, count(s) as invited, count(t) as valid, sum(t.total) as total,
				max(t.total) as highest, min(t.total) as lowest,
				sum(case when t.advice in :against then 1 else 0 end) as against
			from ReviewSeat s left join ReviewSheet t on t.seatId = s.id
				and s.state = org.grantway.review.letters.SeatState.SUBMITTED
			where s.callId = :call and s.state <> org.grantway.review.letters.SeatState.DRAWN
			group by s.applicationId""")
	List<Tally> tallies(UUID call, Collection<String> against);

	List<ReviewSeat> findByStateIn(Collection<SeatState> states);

	List<ReviewSeat> findByReviewerIdAndStateNot(UUID reviewer, SeatState state);

	@Query("select count(s) from ReviewSeat s where s.reviewerId = :reviewer "
			+ "and (s.state = org.grantway.review.letters.SeatState.INVITED or s.state = org.grantway.review.letters.SeatState.IN_REVIEW)")
	long countWaitingFor(UUID reviewer);

	boolean existsByReviewerIdAndStateNot(UUID reviewer, SeatState state);

	boolean existsByApplicationIdAndReviewerIdAndStateIn(UUID application, UUID reviewer, Collection<SeatState> states);

	@Query("select s.reviewerId, count(s) from ReviewSeat s where s.state in :states group by s.reviewerId")
	List<Object[]> load(Collection<SeatState> states);

	/** The letter reviews of one application: how many were asked for and given. */
	interface Tally {

		UUID getApplication();

		int getInvited();

		int getValid();

		BigDecimal getTotal();

		BigDecimal getHighest();

		BigDecimal getLowest();

		int getAgainst();

	}

}
