package org.grantway.awards.consultation;

import java.util.Locale;

/**
 * What a department says, from the mildest to the gravest; the last two are what its
 * silence means.
 */
public enum Opinion {

	NOT_CONCERNED, AGREE, AGREE_WITH_COMMENTS, OBJECT_MINOR, OBJECT_MATERIAL, DEEMED, OVERDUE;

	/** Key of the label in the bundles. */
	public String labelKey() {
		return "consultation.opinion." + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether the lead owes an answer: a comment, or an objection of lesser weight. */
	public boolean isComment() {
		return this == AGREE_WITH_COMMENTS || this == OBJECT_MINOR;
	}

	public boolean isObjection() {
		return this == OBJECT_MINOR || this == OBJECT_MATERIAL;
	}

	/** Tone of the tag. */
	public String tone() {
		return switch (this) {
			case OBJECT_MATERIAL, OVERDUE -> "red";
			case AGREE_WITH_COMMENTS, OBJECT_MINOR -> "amber";
			case DEEMED, NOT_CONCERNED -> "grey";
			case AGREE -> "green";
		};
	}

}
