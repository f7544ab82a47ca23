package org.grantway.shared;

import java.io.Serializable;
import java.util.Locale;

/**
 * A text in English and Chinese. Where one is missing, the other stands in for it.
 */
public record LocalizedText(String en, String zh) implements Serializable {

	public static LocalizedText of(String en, String zh) {
		return new LocalizedText(en, zh);
	}

	public String in(Locale locale) {
		boolean chinese = "zh".equals(locale.getLanguage());
		String wanted = chinese ? this.zh : this.en;
		String other = chinese ? this.en : this.zh;
		return (wanted == null || wanted.isBlank()) ? ((other != null) ? other : "") : wanted;
	}

}
