package org.grantway.documents;

import java.util.Locale;

/**
 * What is known of malware in a stored file, and with it who may open the file.
 */
public enum ScanState {

	/** No scanner was configured when it was stored; it opens as if there were none. */
	UNCHECKED("off"),
	/** In quarantine: the scanner has not answered yet. Only the uploader opens it. */
	WAITING("amber"),
	/** The scanner found nothing. */
	CLEAN("plain"),
	/** The scanner found malware. Nobody opens it. */
	INFECTED("red");

	private final String tone;

	ScanState(String tone) {
		this.tone = tone;
	}

	/** Whether those who may read the case may open the file. */
	public boolean isOpen() {
		return this == UNCHECKED || this == CLEAN;
	}

	/** The colour in which the state is shown. */
	public String tone() {
		return this.tone;
	}

	/** What stands beside the file's name. */
	public String messageKey() {
		return "documents.scan." + name().toLowerCase(Locale.ROOT);
	}

}
