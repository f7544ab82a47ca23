package org.grantway.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.forms.TaskBasis;
import org.grantway.web.Formats;
import org.grantway.workflow.WorkItem;

/**
 * What was asked for when an application was returned, at the task that checks it again.
 */
@Component
class ReturnBasis implements TaskBasis {

	private static final Set<String> TASKS = Set.of("Task_HostReview", "Task_AnswerIntention", "Task_CheckFull");

	private final Submissions submissions;

	private final Formats formats;

	private final MessageSource messages;

	ReturnBasis(Submissions submissions, Formats formats, MessageSource messages) {
		this.submissions = submissions;
		this.formats = formats;
		this.messages = messages;
	}

	@Override
	public List<Part> of(WorkItem item, Locale locale) {
		if (!TASKS.contains(item.task())) {
			return List.of();
		}
		return this.submissions.latest(item.of().id(), item.task())
			.filter((answer) -> answer.outcome().equals("return"))
			.map((answer) -> new Part(text(locale, "applications.return.before"), facts(answer, locale)))
			.stream()
			.toList();
	}

	private List<Fact> facts(Submission answer, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(text(locale, "applications.return.at"), this.formats.dateTime(answer.at())));
		Returns.comments(answer)
			.forEach((section, comment) -> facts
				.add(new Fact(text(locale, "applications.section." + section), comment)));
		if (!answer.text("grounds").isBlank()) {
			facts.add(new Fact(text(locale, "applications.return.grounds"), answer.text("grounds")));
		}
		return facts;
	}

	private String text(Locale locale, String key) {
		return this.messages.getMessage(key, null, locale);
	}

}
