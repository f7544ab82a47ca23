package org.grantway.review.letters;

import java.util.EnumSet;

import org.grantway.documents.FileAccess;
import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;
import org.springframework.stereotype.Component;

/** Reviewers open the files of the applications they have accepted to judge. */
@Component
class ReviewerFiles implements FileAccess {

	private final ReviewSeatRepository seats;

	ReviewerFiles(ReviewSeatRepository seats) {
		this.seats = seats;
	}

	@Override
	public String caseType() {
		return "application";
	}

	@Override
	public boolean mayOpen(Actor reader, StoredFile file) {
		return this.seats.existsByApplicationIdAndReviewerIdAndStateIn(file.of().id(), reader.personId(),
				EnumSet.of(SeatState.IN_REVIEW, SeatState.SUBMITTED));
	}

}
