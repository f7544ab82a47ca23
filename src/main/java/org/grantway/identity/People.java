package org.grantway.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.RoleAt;

/**
 * The people of the system and their roles.
 */
public interface People {

	PersonView require(UUID id);

	Optional<PersonView> byEmail(String email);

	/** Several people in one query. */
	Map<UUID, PersonView> all(Set<UUID> ids);

	/**
	 * Holds these people until the transaction ends, always in the same order, so that
	 * what one person may do at most is counted one after the other.
	 */
	void lock(Collection<UUID> ids);

	/**
	 * By part of the name, address or organisation; at most 50. The caller checks access.
	 */
	List<PersonView> search(String text);

	/** People who hold the role in that scope now. */
	List<PersonView> holding(RoleAt role);

	/**
	 * What the person has filled in as earlier outputs, one a line, or an empty text.
	 * Only for the person.
	 */
	String outputs(UUID personId);

	/**
	 * Those who belong to these organisations, and those who have left them, by name. The
	 * caller checks access.
	 * @param text part of the name or address; empty for all
	 */
	Page<Member> members(Set<String> organisations, String text, Pageable page);

	/**
	 * Those of these people who belong to other organisations than these, by name. The
	 * caller checks access.
	 */
	List<Member> outside(Set<UUID> ids, Set<String> organisations);

	/** The person, and to which organisation it belongs or belonged. */
	Member member(UUID id);

	/** The roles that the person holds in this organisation, now or later. */
	Set<RoleAt> rolesAt(UUID id, String organisation);

	/**
	 * The organisation says that one of its people belongs to it no longer. The roles
	 * that the person holds there end with the day before; the account stays.
	 * @param from the first day, not later than in a year
	 * @throws org.grantway.shared.NotFound if the person is none of the organisation's or
	 * the actor is not its research office
	 * @throws org.grantway.shared.Refused beside {@code from} for no or another day, and
	 * for oneself
	 */
	void leave(UUID id, String organisation, LocalDate from, Actor by);

	/** How many organisations wait for the person's word on whether to join them. */
	long membershipsOffered(UUID id);

	/** The person as an actor with all roles in force now. */
	Actor actor(UUID personId);

	/** Registers a person; the address is the sign-in name. Refused if it is taken. */
	UUID register(NewPerson person, Actor by);

	/**
	 * Sets a password. Refused if it is shorter than 12 characters or among the common
	 * ones.
	 */
	void setPassword(UUID personId, String password);

	/**
	 * Grants a role; refused if it would join two that exclude each other, or grants to
	 * oneself.
	 */
	void grant(UUID personId, RoleAt role, LocalDate from, LocalDate to, Actor by);

	void endGrant(UUID personId, RoleAt role, Actor by);

	/**
	 * Somebody as the organisation knows them.
	 *
	 * @param organisation its code; kept when the person has left
	 * @param left the first day on which the person does not belong to it, or null
	 * @param invited whether the person has not signed in yet
	 */
	record Member(UUID id, String email, LocalizedText name, String organisation, LocalDate left, boolean invited) {

	}

	/**
	 * @param birthDate may be null @param title e.g. {@code professor}; may be
	 * null @param degree e.g. {@code doctorate}; may be null
	 */
	record NewPerson(String email, LocalizedText name, String organisation, LocalDate birthDate, String title,
			String degree) {

	}

	/**
	 * @param organisation the organisation's code, or null
	 */
	record PersonView(UUID id, String email, LocalizedText name, String organisation, LocalDate birthDate, String title,
			String degree, boolean active) {

	}

}
