package org.grantway.shared;

import java.util.UUID;

/**
 * One person has to know of something, although no task waits for it. Published beside
 * the fact itself, for those who tell people.
 *
 * @param of the case
 * @param to the person
 * @param action as in {@link DomainEvent#action()}
 * @param words what there is to add, e.g. when and where; or null
 * @param page a path that the person may open
 */
public record PersonalNotice(CaseRef of, UUID to, String action, LocalizedText words, String page) {

	/** With words that are the same in both languages. */
	public PersonalNotice(CaseRef of, UUID to, String action, String words, String page) {
		this(of, to, action, LocalizedText.of(words, words), page);
	}

	public PersonalNotice(CaseRef of, UUID to, String action, String page) {
		this(of, to, action, (LocalizedText) null, page);
	}

}
