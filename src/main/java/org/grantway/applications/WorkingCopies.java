package org.grantway.applications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.applications.content.Answers;
import org.grantway.applications.content.Finding;
import org.grantway.applications.content.Section;
import org.grantway.applications.content.SectionPlan;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;

/**
 * Keeps what somebody types before it is saved, so that a closed browser, an ended
 * session or a restarted server loses nothing. A working copy belongs to one person;
 * keeping it changes neither the application nor its history, and cannot collide with
 * what others save. Saving the section, or discarding it, ends it.
 */
@Service
@Transactional
class WorkingCopies {

	/**
	 * Pages keep what is typed after seconds, so whoever is silent so long does not type.
	 */
	private static final Duration AT_IT = Duration.ofMinutes(2);

	private static final Duration RECENT = Duration.ofMinutes(30);

	static final String FINDING = "applications.typed.finding";

	private final WorkingCopyRepository copies;

	private final ApplicationDrafts drafts;

	private final Calls calls;

	private final SectionJson json;

	private final Clock clock;

	WorkingCopies(WorkingCopyRepository copies, ApplicationDrafts drafts, Calls calls, SectionJson json, Clock clock) {
		this.copies = copies;
		this.drafts = drafts;
		this.calls = calls;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Keeps what stands in the form. What equals the section as it is saved is not kept.
	 * @param typed the parameters of the form
	 * @param version the version of the section on which it was typed, -1 for none
	 */
	Kept keep(String number, String key, Map<String, String[]> typed, long version, Actor actor) {
		GrantApplication application = this.drafts.writable(number, actor);
		Call call = this.calls.require(application.callId());
		Section section = this.drafts.writableSection(application, call, key, actor);
		Answers answers = Answers.read(section, typed);
		ApplicationDrafts.Stored saved = this.drafts.written(application, section, actor).orElse(null);
		Answers whole = this.drafts.whole(application, call, key, answers, actor);
		Instant now = Instant.now(this.clock);
		WorkingCopy copy = this.copies
			.findByApplicationIdAndPersonIdAndSectionKey(application.id(), actor.personId(), key)
			.orElse(null);
		if (saved != null && saved.answers().equals(answers)) {
			Optional.ofNullable(copy).ifPresent(this.copies::delete);
			return new Kept(call, whole, now, false, null);
		}
		WorkingCopy target = (copy != null) ? copy : new WorkingCopy(application.id(), key, actor.personId());
		target.write(version, this.json.write(answers.values()), now);
		this.copies.saveAndFlush(target);
		boolean newer = saved != null && saved.version() != version;
		return new Kept(call, whole, now, true, newer ? new Meanwhile(saved.by(), saved.at()) : null);
	}

	/** What this person has typed in the application and not saved, by section. */
	@Transactional(readOnly = true)
	Map<String, Copy> of(GrantApplication application, Call call, Actor actor) {
		Map<String, Copy> kept = this.copies.findByApplicationIdAndPersonId(application.id(), actor.personId())
			.stream()
			.map((copy) -> new Copy(copy.sectionKey(), new Answers(this.json.read(copy.content())), copy.baseVersion(),
					copy.keptAt()))
			.collect(Collectors.toMap(Copy::section, Function.identity(), (one, other) -> one, TreeMap::new));
		if (!kept.isEmpty()) {
			// a copy that arrived while its section was being saved says nothing new
			this.drafts.written(application, call, actor)
				.forEach((key, saved) -> kept.computeIfPresent(key,
						(same, copy) -> copy.answers().equals(saved.answers()) ? null : copy));
		}
		return kept;
	}

	/**
	 * Who else has typed in the section within the last minutes what is not saved yet.
	 * What they typed is for nobody else to see.
	 */
	@Transactional(readOnly = true)
	List<Elsewhere> others(GrantApplication application, String section, Actor actor) {
		Instant now = Instant.now(this.clock);
		return this.copies
			.findByApplicationIdAndSectionKeyAndPersonIdNotAndKeptAtAfterOrderByKeptAtDesc(application.id(), section,
					actor.personId(), now.minus(RECENT))
			.stream()
			.filter((copy) -> application.isWrittenBy(copy.personId()))
			.map((copy) -> new Elsewhere(copy.personId(), copy.keptAt(), copy.keptAt().isAfter(now.minus(AT_IT))))
			.toList();
	}

	/**
	 * Each section in which this person has typed what is not saved blocks submission.
	 */
	@Transactional(readOnly = true)
	List<Finding> findings(GrantApplication application, Call call, List<Section> due, Actor actor) {
		List<Finding> findings = new ArrayList<>();
		Map<String, Copy> kept = of(application, call, actor);
		due.stream()
			.filter((section) -> kept.containsKey(section.key()))
			.forEach((section) -> findings.add(Finding.of(section.key(), "", FINDING, kept.get(section.key()).at())));
		return findings;
	}

	/**
	 * Saves all that this person has typed in sections which nobody has saved since.
	 * @return whether nothing is left that has to be compared first
	 */
	boolean save(String number, Actor actor) {
		GrantApplication application = this.drafts.writable(number, actor);
		Call call = this.calls.require(application.callId());
		Map<String, ApplicationDrafts.Stored> written = this.drafts.written(application, call, actor);
		ApplicationDrafts.Rights rights = this.drafts.rights(application, call, actor);
		boolean all = true;
		for (Copy copy : of(application, call, actor).values()) {
			ApplicationDrafts.Stored stored = written.get(copy.section());
			boolean unchanged = ((stored != null) ? stored.version() : -1) == copy.version();
			if (unchanged && SectionPlan.find(call, copy.section())
				.filter((section) -> rights.obstacle(section).isEmpty())
				.isPresent()) {
				this.drafts.save(number, copy.section(), copy.answers(), copy.version(),
						stored != null && stored.complete(), actor);
			}
			else {
				all = false;
			}
		}
		return all;
	}

	/** Throws away what this person has typed in a section and not saved. */
	void discard(String number, String key, Actor actor) {
		this.copies.drop(this.drafts.writable(number, actor).id(), actor.personId(), key);
	}

	/**
	 * That somebody has typed what is not saved.
	 *
	 * @param now whether it was a moment ago
	 */
	record Elsewhere(UUID by, Instant at, boolean now) {

	}

	/** What was typed and is not saved. */
	record Copy(String section, Answers answers, long version, Instant at) {

	}

	/**
	 * What has become of what was typed.
	 *
	 * @param answers the section as it would be if this were saved now
	 * @param unsaved whether it differs from what is saved
	 * @param meanwhile who has saved the section since it was opened, or null
	 */
	record Kept(Call call, Answers answers, Instant at, boolean unsaved, Meanwhile meanwhile) {

	}

	record Meanwhile(UUID by, Instant at) {

	}

}
