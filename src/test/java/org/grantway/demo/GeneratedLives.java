package org.grantway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import org.grantway.GrantwayApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Random acts of random people over all templates, with the timers going off in between.
 * {@code -Dgrantway.lives.acts=} says how many, {@code -Dgrantway.lives.seed=} where to
 * begin; a life that fails prints the fewest acts that make it fail.
 */
@SpringBootTest(classes = GrantwayApplication.class, properties = "grantway.demo.story=false")
@AutoConfigureMockMvc
@ActiveProfiles({ "test", "demo" })
@Import(LifeWorld.class)
abstract class GeneratedLives {

	private static final int LONGEST = 250;

	private static final int REPLAYS = 40;

	@Autowired
	LifeWorld world;

	/** How many acts there are if nothing else is said. */
	abstract int acts();

	@BeforeEach
	void populate() {
		this.world.populate();
	}

	@Test
	void whateverPeopleDoEngineStatusAndWorkListAgree() {
		int wanted = Integer.getInteger("grantway.lives.acts", acts());
		long seed = Long.getLong("grantway.lives.seed", 20261128L);
		Map<String, Integer> ends = new TreeMap<>();
		int done = 0;
		int refused = 0;
		for (int number = 0; done < wanted; number++) {
			String template = this.world.templates().get(number % this.world.templates().size());
			Random random = new Random(seed + number);
			Life life = new Life(this.world, template);
			Optional<String> fault = live(life, random, (one) -> false);
			if (fault.isPresent()) {
				List<Act> shortest = shorten(template, life.past(), fault.get(), (one) -> false);
				fail("Life " + (seed + number) + " of " + template + ": " + fault.get() + "\nThe shortest replay:\n  "
						+ String.join("\n  ", shortest.stream().map(Act::toString).toList()));
			}
			done += life.past().size();
			refused += life.refusals();
			ends.merge(life.status(), 1, Integer::sum);
		}
		System.out.println(done + " acts, " + refused + " of them refused; where the lives stood at last: " + ends);
		assertThat(refused).isLessThan(done / 2);
	}

	@Test
	void aLifeThatFailsIsToldInFewActs() {
		String template = "CALL-NL-TASK-2027";
		Predicate<Life> submitted = (life) -> life.status().equals("HOST_REVIEW");
		List<Act> tooLong = List.of(Act.of("object"), new Act("stranger", "Task_PrepareCall", 0, 3, ""),
				new Act("do", "Task_PrepareCall", 0, 0, ""), new Act("stranger", "Task_PublishCall", 0, 3, ""),
				new Act("do", "Task_PublishCall", 0, 0, ""), Act.of("object"), Act.of("wait"), Act.of("apply"),
				new Act("stranger", "Task_Apply", 0, 5, ""), new Act("do", "Task_Apply", 0, 0, ""), Act.of("wait"));
		Optional<String> fault = relive(template, tooLong, submitted);
		assertThat(fault).hasValue("What must not happen has happened.");
		assertThat(shorten(template, tooLong, fault.orElseThrow(), submitted)).extracting(Act::toString)
			.doesNotContain("object")
			.noneMatch((act) -> act.startsWith("stranger"))
			.endsWith("do Task_Apply")
			.hasSizeLessThan(tooLong.size() - 3);
	}

	private Optional<String> live(Life life, Random random, Predicate<Life> alsoWrong) {
		try {
			while (life.past().size() < LONGEST && !life.isOver()) {
				Optional<String> fault = life.perform(life.choose(random), alsoWrong);
				if (fault.isPresent()) {
					return fault;
				}
			}
			return Optional.empty();
		}
		finally {
			life.end();
		}
	}

	private Optional<String> relive(String template, List<Act> acts, Predicate<Life> alsoWrong) {
		Life life = new Life(this.world, template);
		try {
			return acts.stream().map((act) -> life.perform(act, alsoWrong)).flatMap(Optional::stream).findFirst();
		}
		finally {
			life.end();
		}
	}

	/** Leaves out ever smaller parts as long as the same fault comes up. */
	private List<Act> shorten(String template, List<Act> acts, String fault, Predicate<Life> alsoWrong) {
		List<Act> shortest = new ArrayList<>(acts);
		int replays = 0;
		for (int part = shortest.size() / 2; part > 0; part /= 2) {
			for (int from = 0; from + part <= shortest.size() && replays < REPLAYS; replays++) {
				List<Act> fewer = new ArrayList<>(shortest);
				fewer.subList(from, from + part).clear();
				if (relive(template, fewer, alsoWrong).filter((other) -> alike(other, fault)).isPresent()) {
					shortest = fewer;
				}
				else {
					from += part;
				}
			}
		}
		return shortest;
	}

	/** Whether two faults are the same but for the names of cases. */
	private static boolean alike(String one, String other) {
		String names = "[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]+-\\d{4}-\\d+";
		return one.replaceAll(names, "").equals(other.replaceAll(names, ""));
	}

}
