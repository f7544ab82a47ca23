package org.grantway.forms.submission;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.forms.TaskBatch;
import org.grantway.forms.answers.FieldView;
import org.grantway.forms.answers.PostedAnswers;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;

/**
 * Shows and reads one form for several tasks, through the same forms as their own pages.
 */
@Component
class TaskBatchForms implements TaskBatch {

	/** What belongs to no field of the page, as pages show it. */
	private static final String WHOLE_FORM = "form";

	private final TaskForms forms;

	private final Files files;

	private final MessageSource messages;

	TaskBatchForms(TaskForms forms, Files files, MessageSource messages) {
		this.forms = forms;
		this.files = files;
		this.messages = messages;
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
	public Received receive(List<WorkItem> items, Questions questions, Map<String, String[]> typed,
			MultiValueMap<String, MultipartFile> sent, Actor actor, Locale locale) {
		Map<String, String[]> with = new HashMap<>(typed);
		Map<String, String> errors = new LinkedHashMap<>();
		questions.once().forEach((key) -> {
			MultipartFile file = sent.getFirst(key);
			if (file != null && !file.isEmpty()) {
				try {
					// the page names the one of the first case, which stands for all
					items.stream()
						.map((item) -> this.files.store(item.of(), TaskForms.slot(item, key), file, actor).id())
						.toList()
						.stream()
						.findFirst()
						.ifPresent((id) -> with.put(key + PostedAnswers.KEPT, new String[] { id.toString() }));
				}
				catch (Refused ex) {
					errors.put(key, this.messages.getMessage(ex.messageKey(), ex.arguments(), locale));
				}
			}
		});
		return new Received(with, errors);
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
			this.forms.errors(item, answers(item, questions, typed), outcome).forEach((name, text) -> {
				if (questions.each().contains(name)) {
					errors.put(prefix(item) + name, this.messages.getMessage("forms.batch.error",
							new Object[] { item.of().number(), text }, LocaleContextHolder.getLocale()));
				}
				else {
					errors.putIfAbsent(questions.once().contains(name) ? name : WHOLE_FORM, text);
				}
			});
		}
		return errors;
	}

	private Map<String, Object> answers(WorkItem item, Questions questions, Map<String, String[]> typed) {
		Map<String, String[]> asked = new HashMap<>();
		questions.once().forEach((key) -> {
			take(typed, key, asked, key);
			String kept = key + PostedAnswers.KEPT;
			if (typed.containsKey(kept)) {
				asked.put(kept, same(item, key, typed.get(kept)));
			}
		});
		questions.each().forEach((key) -> take(typed, prefix(item) + key, asked, key));
		return PostedAnswers.of(this.forms.form(item), asked);
	}

	/** The files of this case that are the same as those which the page names. */
	private String[] same(WorkItem item, String key, String[] ids) {
		List<StoredFile> own = this.files.of(item.of(), TaskForms.slot(item, key));
		return Stream.of(ids)
			.flatMap((id) -> find(id).stream())
			.flatMap((named) -> own.stream().filter((file) -> file.sha256().equals(named.sha256())).limit(1))
			.map((file) -> file.id().toString())
			.toArray(String[]::new);
	}

	private Optional<StoredFile> find(String id) {
		try {
			return Optional.of(this.files.require(UUID.fromString(id)));
		}
		catch (IllegalArgumentException | NotFound ex) {
			return Optional.empty();
		}
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
