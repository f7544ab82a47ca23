package org.grantway.awards.taskbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.documents.FrozenDocuments;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Prepares and signs task books in the demonstration.
 */
@Component
@Profile("demo")
class TaskBookStandIn implements StandIn {

	private final TaskBooks books;

	private final Signing signing;

	private final FrozenDocuments documents;

	private final Applications applications;

	private final BookRules rules;

	TaskBookStandIn(TaskBooks books, Signing signing, FrozenDocuments documents, Applications applications,
			BookRules rules) {
		this.rules = rules;
		this.books = books;
		this.signing = signing;
		this.documents = documents;
		this.applications = applications;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_PrepareTaskBook", "submit", "Task_Sign", "sign", "Task_ConfirmScan", "confirm");
	}

	/**
	 * The wish {@code password} proves who signs; {@code refuse} gives the reason for not
	 * signing.
	 */
	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		switch (item.task()) {
			case "Task_PrepareTaskBook" -> prepare(this.applications.require(item.subjectId()), language, actor);
			case "Task_Sign" -> {
				if (wishes.containsKey("refuse")) {
					this.signing.refuse(this.documents.require(item.subjectId()), wishes.get("refuse"), actor);
					return;
				}
				this.signing.sign(this.documents.require(item.subjectId()), wishes.get("password"), actor);
			}
			default -> this.signing.confirm(this.documents.require(item.subjectId()), actor);
		}
	}

	private void prepare(ApplicationView application, Locale language, Actor actor) {
		Map<String, Money> amounts = new LinkedHashMap<>();
		TaskBookContent book = this.books.content(application);
		book.budget().forEach((line) -> amounts.put(line.category(), new Money(line.amount())));
		List<TaskBookContent.Milestone> milestones = this.rules.withinTerm(book);
		String reason = milestones.equals(book.milestones()) ? book.reason()
				: LocalizedText.of("Dates moved into the term of the project", "按任务书期限调整里程碑日期").in(language);
		this.books.prepare(application, new TaskBooks.Written(milestones, book.indicators(), amounts, reason), true,
				true, actor);
	}

}
