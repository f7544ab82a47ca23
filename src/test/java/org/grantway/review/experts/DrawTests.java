package org.grantway.review.experts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.grantway.review.Experts.Relation;
import org.grantway.review.experts.Draw.FieldMatch;
import org.grantway.review.experts.ExpertPool.Pool;
import org.grantway.review.experts.ExpertPool.Screening;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Names;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DrawTests {

	static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

	final ExpertPool pool = new ExpertPool(null, null, null, null, null, null);

	/** Made-up worlds of every size: whoever has a conflict is never drawn. */
	@RepeatedTest(200)
	void sameUnitKinAndNamedExpertsAreNeverDrawn(RepetitionInfo run) {
		Random random = new Random(run.getCurrentRepetition());
		List<Candidate> experts = new ArrayList<>();
		for (int index = 0; index < 5 + random.nextInt(60); index++) {
			experts.add(expert(random, index));
		}
		Concern concern = concern(random, experts);
		Screening screening = this.pool.screen(new Pool(experts, Map.of()), concern, Set.of());
		List<Draw.Ticket> order = Draw.order("seed" + run.getCurrentRepetition(), concern.caseId(), concern.field(),
				screening.eligible());
		assertThat(order).hasSize(screening.eligible().size());
		assertThat(screening.eligible().size() + screening.blocked().size()).isEqualTo(experts.size());
		for (Draw.Ticket ticket : order) {
			Candidate drawn = ticket.expert();
			assertThat(concern.organisations().keySet()).doesNotContainAnyElementsOf(drawn.organisations());
			assertThat(concern.excluded()).noneMatch((name) -> name.contains(drawn.name().zh()));
			assertThat(concern.people()).doesNotContainKey(drawn.person());
			assertThat(concern.rivals()).doesNotContain(drawn.person());
			assertThat(drawn.relations()).noneMatch((relation) -> concern.people().containsKey(relation.person())
					&& (relation.until() == null || !relation.until().isBefore(TODAY)));
			assertThat(drawn.load()).isLessThan(drawn.maxLoad());
		}
		screening.blocked().values().forEach((conflicts) -> assertThat(conflicts).isNotEmpty());
	}

	@Test
	void anyoneWithTheSeedDrawsTheSame() {
		List<Candidate> experts = new ArrayList<>();
		Random random = new Random(7);
		for (int index = 0; index < 30; index++) {
			experts.add(expert(random, index));
		}
		UUID application = UUID.randomUUID();
		List<UUID> first = people(Draw.order("abc", application, "K01", experts));
		java.util.Collections.shuffle(experts, random);
		assertThat(people(Draw.order("abc", application, "K01", experts))).isEqualTo(first);
		assertThat(people(Draw.order("abd", application, "K01", experts))).isNotEqualTo(first);
	}

	@Test
	void theSameFieldGoesBeforeTheNeighbouringOne() {
		Candidate same = in("K0103");
		Candidate near = in("K0101");
		Candidate other = in("K0203");
		assertThat(Draw.order("s", UUID.randomUUID(), "K0103", List.of(other, near, same)))
			.extracting(Draw.Ticket::match)
			.containsExactly(FieldMatch.SAME, FieldMatch.NEAR, FieldMatch.OTHER);
		assertThat(Draw.order("s", UUID.randomUUID(), "K0103", List.of(other, near, same)))
			.extracting((ticket) -> ticket.expert().person())
			.containsExactly(same.person(), near.person(), other.person());
	}

	@Test
	void everyExpertOfTheFieldHasTheSameChance() {
		List<Candidate> experts = new ArrayList<>();
		for (int index = 0; index < 10; index++) {
			experts.add(in("K01"));
		}
		Map<UUID, Integer> first = new HashMap<>();
		for (int draw = 0; draw < 5000; draw++) {
			first.merge(Draw.order("seed" + draw, UUID.randomUUID(), "K01", experts).get(0).expert().person(), 1,
					Integer::sum);
		}
		assertThat(first).hasSize(10);
		assertThat(first.values()).allSatisfy((count) -> assertThat(count).isBetween(400, 600));
	}

	@Test
	void eachBlockKeepsItsOwnEvidence() {
		UUID leader = UUID.randomUUID();
		Candidate kin = new Candidate(UUID.randomUUID(), LocalizedText.of("Zhang Wei", "张伟"), Set.of("ORG-HOST"),
				Set.of("K01"), false, 0, 5, List.of(new Relation(Relation.Kind.KIN, leader, null, null, null),
						new Relation(Relation.Kind.COLLABORATION, null, "Li Na", null, TODAY.minusDays(1))));
		Concern concern = new Concern(UUID.randomUUID(), "K01", Map.of("ORG-HOST", LocalizedText.of("Host", "依托单位")),
				Map.of(leader, LocalizedText.of("Li Na", "李娜")), Set.of("张 伟（清华大学）"), Set.of(), TODAY);
		assertThat(ConflictRules.check(kin, concern)).extracting(Conflict::kind)
			.containsExactlyInAnyOrder(Conflict.Kind.KIN, Conflict.Kind.SAME_ORGANISATION,
					Conflict.Kind.NAMED_BY_APPLICANT);
	}

	@Test
	void namesMatchInEitherOrderAndWidth() {
		LocalizedText name = LocalizedText.of("Zhang Wei", "张伟");
		assertThat(Names.matches("Wei ZHANG, Tsinghua University", name)).isTrue();
		assertThat(Names.matches("张　伟", name)).isTrue();
		assertThat(Names.matches("Ｚｈａｎｇ Ｗｅｉ", name)).isTrue();
		assertThat(Names.matches("Zhang Weiguo", name)).isFalse();
		assertThat(Names.mentions("as I, Zhang Wei, wrote", name)).isTrue();
		assertThat(Names.mentions("a sound plan", name)).isFalse();
	}

	private static List<UUID> people(List<Draw.Ticket> order) {
		return order.stream().map((ticket) -> ticket.expert().person()).toList();
	}

	private static Candidate in(String field) {
		return new Candidate(UUID.randomUUID(), LocalizedText.of("E", "专"), Set.of("ORG-1"), Set.of(field), false, 0, 5,
				List.of());
	}

	private static Candidate expert(Random random, int index) {
		Set<String> organisations = new LinkedHashSet<>(List.of("ORG-" + random.nextInt(12)));
		if (random.nextInt(5) == 0) {
			organisations.add("ORG-" + random.nextInt(12));
		}
		List<Relation> relations = new ArrayList<>();
		for (int i = 0; i < random.nextInt(3); i++) {
			relations.add(new Relation(Relation.Kind.values()[random.nextInt(Relation.Kind.values().length)],
					new UUID(1, random.nextInt(8)), null, null,
					random.nextBoolean() ? null : TODAY.plusDays(random.nextInt(40) - 20)));
		}
		return new Candidate(new UUID(2, index), LocalizedText.of("Expert X" + index, "专家第" + index + "号"),
				organisations, Set.of("K0" + (1 + random.nextInt(5))), random.nextInt(15) == 0, random.nextInt(6), 5,
				relations);
	}

	private static Concern concern(Random random, List<Candidate> experts) {
		Map<String, LocalizedText> organisations = new HashMap<>();
		for (int i = 0; i <= random.nextInt(3); i++) {
			String code = "ORG-" + random.nextInt(12);
			organisations.put(code, LocalizedText.of(code, code));
		}
		Map<UUID, LocalizedText> people = new HashMap<>();
		for (int i = 0; i < 1 + random.nextInt(4); i++) {
			people.put(new UUID(1, random.nextInt(8)), LocalizedText.of("Member M" + i, "成员" + i));
		}
		if (random.nextInt(3) == 0) {
			Candidate self = experts.get(random.nextInt(experts.size()));
			people.put(self.person(), self.name());
		}
		Set<String> excluded = new LinkedHashSet<>();
		for (int i = 0; i < random.nextInt(4); i++) {
			excluded.add(experts.get(random.nextInt(experts.size())).name().zh() + "（某单位）");
		}
		Set<UUID> rivals = (random.nextInt(3) == 0) ? Set.of(experts.get(0).person()) : Set.of();
		return new Concern(UUID.randomUUID(), "K01", organisations, people, excluded, rivals, TODAY);
	}

}
