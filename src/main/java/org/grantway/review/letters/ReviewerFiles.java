package org.grantway.review.letters;

import java.util.EnumSet;

import org.grantway.applications.ApplicationContent;
import org.grantway.applications.Applications;
import org.grantway.documents.FileAccess;
import org.grantway.documents.Files.StoredFile;
import org.grantway.review.experts.Concerns;
import org.grantway.review.experts.Reading;
import org.grantway.shared.Actor;
import org.springframework.stereotype.Component;

/**
 * Reviewers open the files of the applications they have accepted to judge. Of a
 * double-blind one they see the pages of what they judge; a download would bring the
 * file's name and whatever else the file says of its author. A PDF with active content
 * they see as pages too.
 */
@Component
class ReviewerFiles implements FileAccess {

	private final ReviewSeatRepository seats;

	private final Applications applications;

	private final Concerns concerns;

	private final Reading reading;

	ReviewerFiles(ReviewSeatRepository seats, Applications applications, Concerns concerns, Reading reading) {
		this.seats = seats;
		this.applications = applications;
		this.concerns = concerns;
		this.reading = reading;
	}

	@Override
	public String caseType() {
		return "application";
	}

	@Override
	public boolean mayOpen(Actor reader, StoredFile file) {
		return reviews(reader, file) && (!isDoubleBlind(file) || isJudged(file));
	}

	@Override
	public boolean showsPagesOnly(StoredFile file) {
		return file.active() || isDoubleBlind(file);
	}

	private boolean isDoubleBlind(StoredFile file) {
		return this.reading.isDoubleBlind(this.applications.require(file.of().id()).callId());
	}

	private boolean isJudged(StoredFile file) {
		return ApplicationContent.isOfTheCase(file)
				&& this.concerns.subject(caseType(), file.of().id()).files().contains(file.id());
	}

	private boolean reviews(Actor reader, StoredFile file) {
		return this.seats.existsByApplicationIdAndReviewerIdAndStateIn(file.of().id(), reader.personId(),
				EnumSet.of(SeatState.IN_REVIEW, SeatState.SUBMITTED));
	}

}
