package org.grantway.review.experts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.grantway.review.Experts.Relation;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Names;

/**
 * The rules of recusal 回避. Every rule that holds is reported, not only the first: each
 * block keeps its own evidence.
 */
public final class ConflictRules {

	private ConflictRules() {
	}

	public static List<Conflict> check(Candidate expert, Concern concern) {
		List<Conflict> found = new ArrayList<>();
		team(expert, concern, found);
		organisations(expert, concern, found);
		concern.excluded()
			.stream()
			.filter((typed) -> Names.matches(typed, expert.name()))
			.forEach((typed) -> found.add(new Conflict(Conflict.Kind.NAMED_BY_APPLICANT, typed)));
		expert.relations().forEach((relation) -> relation(relation, concern, found));
		if (concern.rivals().contains(expert.person())) {
			found.add(new Conflict(Conflict.Kind.SAME_CALL, expert.name().en()));
		}
		if (expert.office()) {
			found.add(new Conflict(Conflict.Kind.OFFICER, expert.name().en()));
		}
		return found;
	}

	private static void team(Candidate expert, Concern concern, List<Conflict> found) {
		boolean self = concern.people().containsKey(expert.person());
		concern.people()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().equals(expert.person()) || (!self && sameName(entry.getValue(), expert)))
			.findFirst()
			.ifPresent((entry) -> found.add(new Conflict(Conflict.Kind.TEAM_MEMBER, text(entry.getValue()))));
	}

	private static void organisations(Candidate expert, Concern concern, List<Conflict> found) {
		expert.organisations()
			.stream()
			.filter((code) -> concern.organisations().containsKey(code))
			.forEach((code) -> found
				.add(new Conflict(Conflict.Kind.SAME_ORGANISATION, text(concern.organisations().get(code)))));
	}

	private static void relation(Relation relation, Concern concern, List<Conflict> found) {
		if (relation.until() != null && relation.until().isBefore(concern.today())) {
			return;
		}
		Conflict.Kind kind = Conflict.Kind.valueOf(relation.kind().name());
		for (Map.Entry<UUID, LocalizedText> person : concern.people().entrySet()) {
			if (person.getKey().equals(relation.person()) || Names.matches(relation.name(), person.getValue())) {
				found.add(new Conflict(kind, text(person.getValue())));
			}
		}
		LocalizedText organisation = (relation.organisation() != null)
				? concern.organisations().get(relation.organisation()) : null;
		if (organisation != null) {
			found.add(new Conflict(kind, text(organisation)));
		}
	}

	private static boolean sameName(LocalizedText name, Candidate expert) {
		return Names.matches(name.zh(), expert.name().zh()) || Names.matches(name.en(), expert.name().en());
	}

	private static String text(LocalizedText name) {
		boolean both = name.en() != null && name.zh() != null && !name.en().equals(name.zh());
		return both ? name.en() + " " + name.zh() : name.in(java.util.Locale.ENGLISH);
	}

}
