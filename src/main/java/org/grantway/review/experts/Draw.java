package org.grantway.review.experts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Draws by lot so that anyone who holds the seed can repeat it: each expert's ticket is
 * SHA-256 of seed, case and person; the better field match goes first, then the lower
 * ticket. The seed's own hash is made known before the pool is fixed.
 */
public final class Draw {

	private Draw() {
	}

	public static List<Ticket> order(String seed, UUID caseId, String field, Collection<Candidate> pool) {
		List<Ticket> tickets = new ArrayList<>();
		for (Candidate expert : pool) {
			tickets.add(new Ticket(expert, match(field, expert), hash(seed + "|" + caseId + "|" + expert.person())));
		}
		tickets.sort(Comparator.comparing(Ticket::match).thenComparing(Ticket::number));
		return tickets;
	}

	public static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** How near the expert is to the field; everybody is where the case has none. */
	public static FieldMatch match(String field, Candidate expert) {
		if (field == null || expert.fields().contains(field)) {
			return FieldMatch.SAME;
		}
		String area = area(field);
		return expert.fields().stream().anyMatch((other) -> area(other).equals(area)) ? FieldMatch.NEAR
				: FieldMatch.OTHER;
	}

	/** The first level of a field's code: K01 of K0103. */
	private static String area(String field) {
		return (field.length() > 3) ? field.substring(0, 3) : field;
	}

	/** How near an expert's fields are to the case's. */
	public enum FieldMatch {

		SAME, NEAR, OTHER

	}

	/** An expert's lot. */
	public record Ticket(Candidate expert, FieldMatch match, String number) {
	}

}
