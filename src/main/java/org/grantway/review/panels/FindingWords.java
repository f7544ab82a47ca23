package org.grantway.review.panels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.documents.Readable.Fact;
import org.grantway.review.ReviewResults.PanelResult;
import org.grantway.web.Formats;

/** What a panel found, in words. */
@Component
public class FindingWords {

	private final Formats formats;

	private final MessageSource messages;

	FindingWords(Formats formats, MessageSource messages) {
		this.formats = formats;
		this.messages = messages;
	}

	/**
	 * @param counted whether the reader is told how many voted which way
	 */
	public List<Fact> facts(PanelResult found, boolean counted, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(text(locale, "panel.result"), text(locale, "panel.result." + found.result())));
		if (counted) {
			facts.add(new Fact(text(locale, "panel.count"),
					text(locale, "panel.count.line", found.yes(), found.present(), found.no(), found.abstain())));
		}
		facts.add(new Fact(text(locale, "panel.conclusion"), found.conclusion()));
		if (found.conditions() != null && !found.conditions().isBlank()) {
			facts.add(new Fact(text(locale, "panel.conditions.read"), found.conditions()));
		}
		facts.add(new Fact(text(locale, "panel.found.at"), this.formats.dateTime(found.at())));
		return facts;
	}

	private String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
