package org.grantway.forms.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes answers at a place named as their fields are on the page, e.g.
 * {@code team.0.papers}. Answers are copied, never changed.
 */
public final class AnswerPath {

	private AnswerPath() {
	}

	/** Adds an entry to the list at that place; an empty row, a file's id. */
	public static Map<String, Object> add(Map<String, Object> answers, String name, Object entry) {
		Map<String, Object> copy = copy(answers);
		List<Object> list = listAt(copy, name);
		if (list != null) {
			list.add(entry);
		}
		return copy;
	}

	/** Takes the entry with that number out of the list at that place. */
	public static Map<String, Object> remove(Map<String, Object> answers, String name, int index) {
		Map<String, Object> copy = copy(answers);
		List<Object> list = listAt(copy, name);
		if (list != null && index >= 0 && index < list.size()) {
			list.remove(index);
		}
		return copy;
	}

	/** Empties the list at that place. */
	public static Map<String, Object> clear(Map<String, Object> answers, String name) {
		Map<String, Object> copy = copy(answers);
		List<Object> list = listAt(copy, name);
		if (list != null) {
			list.clear();
		}
		return copy;
	}

	@SuppressWarnings("unchecked")
	private static List<Object> listAt(Map<String, Object> answers, String name) {
		String[] steps = name.split("\\.");
		Object here = answers;
		for (int i = 0; i < steps.length - 1; i++) {
			here = step(here, steps[i]);
		}
		if (!(here instanceof Map<?, ?> map) || !(map.get(steps[steps.length - 1]) instanceof List<?> list)) {
			return null;
		}
		return (List<Object>) list;
	}

	private static Object step(Object here, String step) {
		if (here instanceof Map<?, ?> map) {
			return map.get(step);
		}
		if (here instanceof List<?> list && step.matches("\\d{1,4}")) {
			int index = Integer.parseInt(step);
			return (index < list.size()) ? list.get(index) : null;
		}
		return null;
	}

	private static Map<String, Object> copy(Map<?, ?> answers) {
		Map<String, Object> copy = new LinkedHashMap<>();
		answers.forEach((key, value) -> copy.put(key.toString(), copyOf(value)));
		return copy;
	}

	private static Object copyOf(Object value) {
		if (value instanceof Map<?, ?> map) {
			return copy(map);
		}
		if (value instanceof List<?> list) {
			List<Object> copy = new ArrayList<>();
			list.forEach((entry) -> copy.add(copyOf(entry)));
			return copy;
		}
		return value;
	}

}
