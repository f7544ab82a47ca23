package org.grantway.shared;

import java.util.UUID;

/**
 * One person has to know of something, although no task waits for it. Published beside
 * the fact itself, for those who tell people.
 *
 * @param of the case
 * @param to the person
 * @param action as in {@link DomainEvent#action()}
 * @param about what it says of, behind the title and in both languages, e.g. when and
 * where; or null
 * @param words what there is to add below, as it was written; or null
 * @param page a path that the person may open
 */
public record PersonalNotice(CaseRef of, UUID to, String action, LocalizedText about, String words, String page) {

	public PersonalNotice(CaseRef of, UUID to, String action, LocalizedText about, String page) {
		this(of, to, action, about, null, page);
	}

	public PersonalNotice(CaseRef of, UUID to, String action, String words, String page) {
		this(of, to, action, null, words, page);
	}

	public PersonalNotice(CaseRef of, UUID to, String action, String page) {
		this(of, to, action, null, null, page);
	}

}
