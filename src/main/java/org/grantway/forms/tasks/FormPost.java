package org.grantway.forms.tasks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

import org.grantway.documents.Files;
import org.grantway.forms.answers.AnswerPath;
import org.grantway.forms.answers.PostedAnswers;
import org.grantway.forms.definition.FieldKind;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormField;
import org.grantway.forms.submission.TaskForms;
import org.grantway.shared.Actor;
import org.grantway.shared.Refused;
import org.grantway.workflow.WorkItem;

/**
 * Takes a posted form in: its answers, and its files, which are stored at once so that a
 * page with an error does not ask for them again.
 */
@Component
class FormPost {

	private final TaskForms forms;

	private final Files files;

	private final MessageSource messages;

	FormPost(TaskForms forms, Files files, MessageSource messages) {
		this.forms = forms;
		this.files = files;
		this.messages = messages;
	}

	/** What came, and which files were refused with what words. */
	Posted read(WorkItem item, HttpServletRequest request, Actor actor, Locale locale) {
		FormDefinition form = this.forms.form(item);
		Posted posted = new Posted(PostedAnswers.of(form, request.getParameterMap()), new LinkedHashMap<>());
		MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
		if (multipart != null) {
			for (Map.Entry<String, List<MultipartFile>> sent : multipart.getMultiFileMap().entrySet()) {
				FormField field = fileField(form, sent.getKey());
				for (MultipartFile file : sent.getValue()) {
					if (field != null && !file.isEmpty()) {
						posted = store(posted, item, field, sent.getKey(), file, actor, locale);
					}
				}
			}
		}
		return posted;
	}

	/** Adds or removes a row or a file, as the button's value says. */
	static Map<String, Object> change(Map<String, Object> answers, String action) {
		String[] words = action.split(":");
		return switch (words[0]) {
			case "add" -> AnswerPath.add(answers, words[1], Map.of());
			case "remove" -> AnswerPath.remove(answers, words[1], index(words));
			default -> answers;
		};
	}

	/** The place on the page where the button stood. */
	static String placeOf(String action) {
		String[] words = action.split(":");
		return (words.length > 1) ? words[1].replaceAll("[^\\w.]", "") : "form";
	}

	private static int index(String[] words) {
		return (words.length > 2 && words[2].matches("\\d{1,4}")) ? Integer.parseInt(words[2]) : -1;
	}

	private Posted store(Posted posted, WorkItem item, FormField field, String name, MultipartFile file, Actor actor,
			Locale locale) {
		try {
			String id = this.files.store(item.of(), TaskForms.slot(item, field.key()), file, actor).id().toString();
			Map<String, Object> before = field.isMultiple() ? posted.answers()
					: AnswerPath.clear(posted.answers(), name);
			return new Posted(AnswerPath.add(before, name, id), posted.errors());
		}
		catch (Refused ex) {
			String why = this.messages.getMessage(ex.messageKey(), ex.arguments(), locale);
			posted.errors()
				.put(name, this.messages.getMessage("web.labelled", new Object[] { field.label().in(locale), why },
						locale));
			return posted;
		}
	}

	private static FormField fileField(FormDefinition form, String name) {
		String key = name.substring(name.lastIndexOf('.') + 1);
		return form.everyField()
			.filter((field) -> field.kind() == FieldKind.FILEPICKER && key.equals(field.key()))
			.findFirst()
			.orElse(null);
	}

	/** Answers as typed, with the ids of stored files, and refusals by field. */
	record Posted(Map<String, Object> answers, Map<String, String> errors) {

	}

}
