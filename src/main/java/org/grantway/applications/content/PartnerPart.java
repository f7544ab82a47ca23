package org.grantway.applications.content;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.grantway.shared.Refused;

/**
 * What one partner writes of an application: the rows of the team, the partners and the
 * budget that carry its organisation. All other rows, and all that is no row, stay as
 * they are, whatever a form says of them. Which units take part is not for a unit to say:
 * its own row among the partners can be changed, but neither added nor removed.
 *
 * @param organisation the code of the partner
 */
public record PartnerPart(String organisation) {

	private static final String ORGANISATION = "organisation";

	private static final String UNITS = "units";

	/** Whether a partner has rows of its own in the section. */
	public static boolean in(Section section) {
		return section.fields().stream().anyMatch(PartnerPart::isByPartner);
	}

	/** The section with nothing but what partners have rows in. */
	public static Section of(Section section) {
		return new Section(section.key(), section.fields().stream().filter(PartnerPart::isByPartner).toList());
	}

	/** Whether rows can be added and removed by the partner. */
	public static boolean isOpen(Field field) {
		return !field.name().equals(UNITS);
	}

	/** The rows of this partner. */
	public Answers own(Section section, Answers whole) {
		return only(of(section), whole, true);
	}

	/**
	 * What is missing or wrong in the rows of this partner, of all that is in the
	 * section; the rows are counted as in {@link #own}.
	 */
	public List<Finding> own(Section section, Answers whole, List<Finding> findings) {
		return findings.stream().flatMap((finding) -> own(section, whole, finding).stream()).toList();
	}

	private Optional<Finding> own(Section section, Answers whole, Finding finding) {
		String[] place = finding.field().split("\\.", 3);
		if (place.length < 3 || of(section).fields().stream().noneMatch((field) -> field.name().equals(place[0]))) {
			return Optional.empty();
		}
		List<Map<String, String>> rows = whole.rows(place[0]);
		int row = Integer.parseInt(place[1]);
		if (row >= rows.size() || !isOwn(rows.get(row))) {
			return Optional.empty();
		}
		long before = rows.subList(0, row).stream().filter(this::isOwn).count();
		return Optional.of(new Finding(finding.section(), place[0] + "." + before + "." + place[2],
				finding.messageKey(), finding.arguments()));
	}

	/** All but the rows of this partner. */
	public Answers others(Section section, Answers whole) {
		Map<String, Object> values = new LinkedHashMap<>(whole.values());
		values.putAll(only(of(section), whole, false).values());
		return new Answers(values);
	}

	private Answers only(Section rows, Answers whole, boolean own) {
		Map<String, Object> values = new LinkedHashMap<>();
		rows.fields()
			.forEach((field) -> values.put(field.name(),
					whole.rows(field.name()).stream().filter((row) -> isOwn(row) == own).toList()));
		return new Answers(values);
	}

	/**
	 * What stands in the section once the partner's rows are put in place of those it
	 * had. Rows of others among what was typed are passed over.
	 * @throws Refused if the table would have more rows than it holds
	 */
	public Answers merge(Section section, Answers whole, Answers typed) {
		Map<String, Object> values = new LinkedHashMap<>(whole.values());
		for (Field field : of(section).fields()) {
			List<Map<String, String>> rows = merge(field, whole, typed);
			if (rows.size() > field.limit()) {
				throw Refused.at(field.name(), "applications.part.full", field.limit());
			}
			values.put(field.name(), rows);
		}
		return new Answers(values);
	}

	private List<Map<String, String>> merge(Field field, Answers whole, Answers typed) {
		Iterator<Map<String, String>> mine = typed.rows(field.name()).stream().filter(this::isOwn).iterator();
		List<Map<String, String>> rows = new ArrayList<>();
		for (Map<String, String> row : whole.rows(field.name())) {
			if (!isOwn(row)) {
				rows.add(row);
			}
			else if (mine.hasNext()) {
				rows.add(mine.next());
			}
			else if (!isOpen(field)) {
				rows.add(row);
			}
		}
		if (isOpen(field)) {
			mine.forEachRemaining(rows::add);
		}
		return rows;
	}

	/**
	 * Joins what somebody wrote in the whole section with what partners have saved since
	 * it was opened.
	 * @param base the section as it was opened
	 * @param mine as it was written from there
	 * @param theirs as it stands now; partners have changed rows of their own only
	 * @return empty if the same partner's rows were changed on both sides
	 */
	public static Optional<Answers> join(Section section, Answers base, Answers mine, Answers theirs) {
		Set<String> units = new LinkedHashSet<>();
		of(section).fields()
			.forEach((field) -> theirs.rows(field.name()).forEach((row) -> units.add(row.get(ORGANISATION))));
		of(section).fields()
			.forEach((field) -> base.rows(field.name()).forEach((row) -> units.add(row.get(ORGANISATION))));
		Answers joined = mine;
		for (String unit : units) {
			PartnerPart part = new PartnerPart(Objects.requireNonNullElse(unit, ""));
			Answers was = part.own(section, base);
			Answers is = part.own(section, theirs);
			Answers wanted = part.own(section, mine);
			if (!is.equals(was) && !is.equals(wanted)) {
				if (!wanted.equals(was)) {
					return Optional.empty();
				}
				joined = part.merge(section, joined, theirs);
			}
		}
		return Optional.of(joined);
	}

	/** A row of this partner. */
	public Map<String, String> row(Map<String, String> cells) {
		Map<String, String> row = new LinkedHashMap<>(cells);
		row.put(ORGANISATION, this.organisation);
		return row;
	}

	/**
	 * Tells whether this partner's rows have changed, and nobody else's: the same number
	 * for the same rows. Never negative.
	 */
	public long version(Section section, Answers whole) {
		return Integer.toUnsignedLong(own(section, whole).values().hashCode());
	}

	private boolean isOwn(Map<String, String> row) {
		return this.organisation.equals(row.get(ORGANISATION));
	}

	private static boolean isByPartner(Field field) {
		return field.columns().stream().anyMatch((column) -> column.name().equals(ORGANISATION));
	}

}
