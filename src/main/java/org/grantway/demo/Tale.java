package org.grantway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.core.io.ClassPathResource;

import org.grantway.shared.LocalizedText;
import org.grantway.workflow.WorkItem;

/**
 * One round of a call and what happens to the application in it, as
 * {@code demo/story.json} tells.
 *
 * @param name the code of the proposal, or a name where nobody applies
 * @param template the call's template
 * @param anchor day 0 of the call's calendar
 * @param person who leads the application, or null if nobody applies
 * @param region an invented region that takes the place of Hebei, or null
 * @param department an invented department that is consulted in place of the last, or
 * null
 * @param round the tale whose round of a call this one is in, or null for a round of its
 * own
 * @param after the day before which a task is not done
 * @param second the same, when the task comes up again
 * @param most how often a task is done at most
 * @param wishes what is to be typed in a task; with {@code times}, only so often
 * @param change a change that the leader of the project asks for, or null
 * @param appeal the request for reconsideration that the applicant makes, or null
 */
record Tale(String name, String template, LocalDate anchor, @JsonProperty("title_en") String titleEn,
		@JsonProperty("title_zh") String titleZh, String person, String region, String department, String round,
		Map<String, LocalDate> after, Map<String, LocalDate> second, Map<String, Integer> most,
		Map<String, Map<String, String>> wishes, Change change, Appeal appeal) {

	Tale {
		after = (after != null) ? after : Map.of();
		second = (second != null) ? second : Map.of();
		most = (most != null) ? most : Map.of();
		wishes = (wishes != null) ? wishes : Map.of();
	}

	LocalizedText title() {
		return LocalizedText.of(this.titleEn, this.titleZh);
	}

	/** The tale under whose name the call is kept. */
	String call() {
		return (this.round != null) ? this.round : this.name;
	}

	/** A task, or a task about one part, as the story names it. */
	static List<String> names(WorkItem item) {
		return (item.itemKey() != null) ? List.of(item.task() + "/" + item.itemKey(), item.task())
				: List.of(item.task());
	}

	static Story read(ObjectMapper json) {
		try (var stream = new ClassPathResource("demo/story.json").getInputStream()) {
			return json.readValue(stream, Story.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A change of the project.
	 *
	 * @param on the day on which it is asked for
	 * @param typed its fields, and the reason
	 */
	record Change(LocalDate on, String kind, Map<String, String> typed) {

	}

	/**
	 * A request for reconsideration.
	 *
	 * @param on the day on which it arrives and is recorded
	 * @param officer short name of the person who records it
	 */
	record Appeal(LocalDate on, String letter, String grounds, String officer) {

	}

	/**
	 * The whole story.
	 *
	 * @param never tasks that nobody does in any tale
	 */
	record Story(List<Tale> tales, Set<String> never) {

		boolean isNeverDone(WorkItem item) {
			return names(item).stream().anyMatch(this.never::contains);
		}

	}

}
