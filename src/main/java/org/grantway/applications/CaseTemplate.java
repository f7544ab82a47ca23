package org.grantway.applications;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import org.grantway.applications.content.Field;
import org.grantway.applications.content.Section;
import org.grantway.programmes.Call;

/**
 * The template of the scientific case for those who do not write it in the browser: an
 * RTF file, which every word processor opens, with the headings of the section, the rules
 * of the call and numbered pages. The author saves it as PDF and uploads that.
 */
@Component
class CaseTemplate {

	private static final String HEAD = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 Noto Sans SC;}}"
			+ "\\paperw11906\\paperh16838\\margl1418\\margr1418\\margt1418\\margb1418\\f0\\fs24"
			+ "{\\footer\\pard\\qc\\fs18 \\chpgn  / {\\field{\\*\\fldinst NUMPAGES}}\\par}";

	private final Choices choices;

	CaseTemplate(Choices choices) {
		this.choices = choices;
	}

	/** The bytes of the file, ASCII only. */
	byte[] of(ApplicationView application, Call call, Section section, Locale language) {
		List<String> rules = new ArrayList<>();
		rules.add(this.choices.text("applications.template.how", language));
		call.limit(Call.CASE_PAGES)
			.ifPresent((most) -> rules.add(this.choices.text("applications.template.pages", language, most)));
		if (call.isDoubleBlind()) {
			rules.add(this.choices.text("applications.template.blind", language));
		}
		StringBuilder rtf = new StringBuilder(HEAD);
		line(rtf, "\\fs20", call.code() + " \u00b7 " + call.title().in(language));
		line(rtf, "\\b\\fs32", this.choices.text(section.titleKey(), language));
		line(rtf, "\\fs20", (application.number() + " " + application.title().in(language)).strip());
		rules.forEach((rule) -> line(rtf, "\\i\\fs20", rule));
		for (Field field : section.fields()) {
			if (field.kind() == Field.Kind.TEXT) {
				line(rtf, "\\b\\fs26", this.choices.text(section.labelKey(field), language));
				line(rtf, "", "");
			}
		}
		return rtf.append('}').toString().getBytes(StandardCharsets.US_ASCII);
	}

	private static void line(StringBuilder rtf, String look, String text) {
		rtf.append("\\pard\\sb180{").append(look).append(' ');
		for (char one : text.toCharArray()) {
			if (one == '{' || one == '}' || one == '\\') {
				rtf.append('\\').append(one);
			}
			else if (one < 128) {
				rtf.append(one);
			}
			else {
				// a number of 16 bits with its sign, and what older programs show
				rtf.append("\\u").append((short) one).append('?');
			}
		}
		rtf.append("}\\par\n");
	}

}
