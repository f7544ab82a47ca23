package org.grantway.forms.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import org.grantway.shared.NotFound;

/**
 * The forms that came with this release, read once at start: a broken one stops the
 * start.
 */
@Component
public class FormCatalogue {

	private static final String FILES = "classpath*:bpmn/forms/*.form";

	private final Map<String, FormDefinition> forms = new TreeMap<>();

	public FormCatalogue() throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
			String key = Objects.requireNonNull(file.getFilename()).replaceFirst("\\.form$", "");
			this.forms.put(key, FormParser.parse(key, file.getContentAsString(StandardCharsets.UTF_8)));
		}
	}

	public FormDefinition require(String key) {
		FormDefinition form = this.forms.get(key);
		if (form == null) {
			throw new NotFound("form " + key);
		}
		return form;
	}

	/** All forms, by key. */
	public List<FormDefinition> all() {
		return List.copyOf(this.forms.values());
	}

}
