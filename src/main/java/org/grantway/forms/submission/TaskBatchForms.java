package org.grantway.forms.submission;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.forms.TaskBatch;
import org.grantway.forms.answers.FieldView;
import org.grantway.forms.answers.PostedAnswers;
import org.grantway.workflow.WorkItem;

/**
 * Shows and reads one form for several tasks, through the same forms as their own pages.
 */
@Component
class TaskBatchForms implements TaskBatch {

	/** What belongs to no field of the page, as pages show it. */
	private static final String WHOLE_FORM = "form";

	private final TaskForms forms;

	TaskBatchForms(TaskForms forms) {
		this.forms = forms;
	}

	@Override
	public Fields fields(List<WorkItem> items, Questions questions, Map<String, String[]> typed,
			Map<String, String> errors) {
		List<?> once = List.of();
		Map<UUID, List<?>> each = new LinkedHashMap<>();
		for (WorkItem item : items) {
			List<FieldView> all = this.forms.view(item, answers(item, questions, typed), own(item, errors)).fields();
			once = once.isEmpty() ? only(all, questions.once(), "") : once;
			each.put(item.id(), only(all, questions.each(), prefix(item)));
		}
		return new Fields(once, each);
	}

	@Override
	public Map<UUID, Map<String, Object>> answers(List<WorkItem> items, Questions questions,
			Map<String, String[]> typed) {
		return items.stream().collect(Collectors.toMap(WorkItem::id, (item) -> answers(item, questions, typed)));
	}

	@Override
	public Map<String, String> errors(List<WorkItem> items, Questions questions, Map<String, String[]> typed,
			String outcome) {
		Map<String, String> errors = new LinkedHashMap<>();
		for (WorkItem item : items) {
			this.forms.errors(item, answers(item, questions, typed), outcome)
				.forEach((name, text) -> errors.putIfAbsent(questions.once().contains(name) ? name
						: questions.each().contains(name) ? prefix(item) + name : WHOLE_FORM, text));
		}
		return errors;
	}

	private Map<String, Object> answers(WorkItem item, Questions questions, Map<String, String[]> typed) {
		Map<String, String[]> asked = new HashMap<>();
		questions.once().forEach((key) -> take(typed, key, asked, key));
		questions.each().forEach((key) -> take(typed, prefix(item) + key, asked, key));
		return PostedAnswers.of(this.forms.form(item), asked);
	}

	private static void take(Map<String, String[]> typed, String name, Map<String, String[]> asked, String key) {
		if (typed.containsKey(name)) {
			asked.put(key, typed.get(name));
		}
	}

	private static Map<String, String> own(WorkItem item, Map<String, String> errors) {
		Map<String, String> own = new HashMap<>(errors);
		errors.forEach((name, text) -> {
			if (name.startsWith(prefix(item))) {
				own.put(name.substring(prefix(item).length()), text);
			}
		});
		return own;
	}

	/** These questions, in their groups and with the texts that stand beside them. */
	private static List<FieldView> only(List<FieldView> fields, Set<String> keys, String prefix) {
		return fields.stream()
			.filter((field) -> asks(field, keys))
			.map((field) -> field.within(prefix,
					field.fields()
						.stream()
						.filter((inner) -> inner.kind().equals("text") || asks(inner, keys))
						.map((inner) -> inner.within(prefix, inner.fields()))
						.toList()))
			.toList();
	}

	private static boolean asks(FieldView field, Set<String> keys) {
		return keys.contains(field.name()) || field.fields().stream().anyMatch((inner) -> asks(inner, keys));
	}

	private static String prefix(WorkItem item) {
		return item.of().number() + ".";
	}

}
