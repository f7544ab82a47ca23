package org.grantway.review.letters;

import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkflowStep;
import org.springframework.transaction.annotation.Transactional;

/** What the process of letter review calls. */
@WorkflowStep("reviewSteps")
public class ReviewSteps {

	private final LetterReviews reviews;

	private final Reviewers reviewers;

	ReviewSteps(LetterReviews reviews, Reviewers reviewers) {
		this.reviews = reviews;
		this.reviewers = reviewers;
	}

	/**
	 * Invites everyone drawn. An application that comes here without a draw of its own,
	 * such as after a reconsideration, is drawn for now.
	 */
	@Transactional
	public void openSeats(String applicationId) {
		UUID id = UUID.fromString(applicationId);
		boolean anyOpen = this.reviews.of(id).stream().anyMatch((seat) -> seat.state().isOpen());
		if (!anyOpen && !this.reviews.enough(id)) {
			this.reviewers.commitSeed(id, Actor.SYSTEM);
			this.reviewers.draw(id, Actor.SYSTEM);
			this.reviewers.release(id, Actor.SYSTEM);
		}
		this.reviews.of(id).forEach(this.reviews::invite);
	}

	/** The seats invited now; empty if there was nobody to invite. */
	@Transactional(readOnly = true)
	public List<String> seats(String applicationId) {
		return this.reviews.of(UUID.fromString(applicationId))
			.stream()
			.filter((seat) -> seat.state() == SeatState.INVITED)
			.map((seat) -> seat.id().toString())
			.toList();
	}

	public String reviewer(String seatId) {
		return seat(seatId).reviewer().toString();
	}

	public Date answerDue(String seatId) {
		return Date.from(seat(seatId).answerBy());
	}

	public Date reviewDue(String seatId) {
		return Date.from(seat(seatId).dueAt());
	}

	public Date reminderDue(String seatId) {
		return Date.from(seat(seatId).remindAt());
	}

	/** Invites the next in the order in place of this one; empty if nobody is left. */
	@Transactional
	public String nextCandidate(String seatId) {
		return this.reviewers.next(seat(seatId)).map((next) -> {
			this.reviews.invite(next);
			return next.id().toString();
		}).orElse("");
	}

	public void expire(String seatId) {
		this.reviews.expire(UUID.fromString(seatId));
	}

	public void remind(String seatId) {
		this.reviews.remind(UUID.fromString(seatId));
	}

	public void passDue(String seatId) {
		this.reviews.passDue(UUID.fromString(seatId));
	}

	public boolean enough(String applicationId) {
		return this.reviews.enough(UUID.fromString(applicationId));
	}

	/** Officers of the managing agency. */
	public String agencyOfficer(String applicationId) {
		return RoleAt.of(Role.AGENCY_OFFICER, this.reviews.call(UUID.fromString(applicationId)).managingAgency())
			.toString();
	}

	private ReviewSeat seat(String seatId) {
		return this.reviews.require(UUID.fromString(seatId));
	}

}
