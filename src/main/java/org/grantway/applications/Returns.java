package org.grantway.applications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;

/**
 * Knows what an application was returned for: who returned it names the sections that
 * have to be changed and says of each what. Only those can be changed until it is
 * submitted again.
 */
@Component
class Returns {

	private final Submissions submissions;

	Returns(Submissions submissions) {
		this.submissions = submissions;
	}

	/**
	 * What came back with the application; empty unless it lies with its leader again.
	 */
	Optional<Returned> of(GrantApplication application) {
		List<String> tasks = switch (application.status()) {
			case RETURNED -> List.of("Task_HostReview", "Task_AnswerIntention");
			case FULL_APPLICATION ->
				(application.statusBefore() == ApplicationStatus.FULL_CHECK) ? List.of("Task_CheckFull") : List.of();
			default -> List.of();
		};
		return tasks.stream()
			.flatMap((task) -> this.submissions.latest(application.id(), task).stream())
			.filter((answer) -> answer.outcome().equals("return"))
			.map((answer) -> new Returned(answer, comments(answer)))
			.findFirst();
	}

	/** What has to be changed, by section. */
	static Map<String, String> comments(Submission answer) {
		return comments(answer.answers());
	}

	/** The sections that a return names. */
	static Set<String> sections(Map<String, Object> answers) {
		return comments(answers).keySet();
	}

	private static Map<String, String> comments(Map<String, Object> answers) {
		Map<String, String> comments = new LinkedHashMap<>();
		Stream.ofNullable(answers.get("changes"))
			.filter(List.class::isInstance)
			.flatMap((rows) -> ((List<?>) rows).stream())
			.filter(Map.class::isInstance)
			.map(Map.class::cast)
			.forEach((row) -> comments.merge(String.valueOf(row.get("section")), String.valueOf(row.get("comment")),
					(one, more) -> one + "\n" + more));
		return comments;
	}

	/**
	 * A return.
	 *
	 * @param comments what has to be changed, by section; empty for those from before
	 * sections were named, which opened all
	 */
	record Returned(Submission answer, Map<String, String> comments) {

		boolean opens(String section) {
			return this.comments.isEmpty() || this.comments.containsKey(section);
		}

	}

}
