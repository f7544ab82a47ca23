package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.Letter;
import org.grantway.shared.NotFound;
import org.grantway.web.Formats;
import org.grantway.web.PublicAddress;

/**
 * Everyone's messages, and the mails that go with them where mail is set up.
 */
@Service
class Postbox {

	private final Messages messages;

	private final Mails mails;

	private final MailPreferences preferences;

	private final People people;

	private final MessageSource texts;

	private final Clock clock;

	private final boolean mailing;

	private final PublicAddress address;

	Postbox(Messages messages, Mails mails, MailPreferences preferences, People people, MessageSource texts,
			Clock clock, @Value("${spring.mail.host:}") String host, PublicAddress address) {
		this.messages = messages;
		this.mails = mails;
		this.preferences = preferences;
		this.people = people;
		this.texts = texts;
		this.clock = clock;
		this.mailing = !host.isBlank();
		this.address = address;
	}

	@Transactional
	void deliver(Message message) {
		if (this.mailing) {
			PersonView person = this.people.require(message.personId());
			MailPreference preference = preference(person.id());
			boolean waits = preference.rhythm() == Rhythm.DAILY && message.kind() == Message.Kind.NEWS;
			if (waits) {
				message.waitForDigest();
			}
			else if (person.active() && preference.rhythm() != Rhythm.NEVER) {
				this.mails.save(mail(message, person, preference.language()));
			}
		}
		this.messages.save(message);
	}

	/** Writes to an address outside, where mail is set up. */
	@Transactional
	void send(Letter letter) {
		if (this.mailing) {
			this.mails.save(
					new Mail(UUID.randomUUID(), letter.to(), letter.subject(), letter.body(), Instant.now(this.clock)));
		}
	}

	/** Who has an unread message about tasks of this kind and call. */
	@Transactional(readOnly = true)
	Set<UUID> withUnread(String about) {
		return this.messages.unreadAbout(about);
	}

	/** The task is closed; nobody has to read of it any more. */
	@Transactional
	void settle(UUID workItem) {
		this.messages.settle(workItem, Instant.now(this.clock));
	}

	@Transactional(readOnly = true)
	Page<Message> of(Actor actor, Pageable page) {
		return this.messages.findByPersonIdOrderByCreatedAtDesc(actor.personId(), page);
	}

	@Transactional(readOnly = true)
	long unread(Actor actor) {
		return this.messages.countByPersonIdAndReadAtIsNull(actor.personId());
	}

	/** Marks one message as read and says where it leads. */
	@Transactional
	String open(UUID id, Actor actor) {
		Message message = this.messages.findByIdAndPersonId(id, actor.personId())
			.orElseThrow(() -> new NotFound("message " + id));
		message.read(Instant.now(this.clock));
		this.messages.save(message);
		return message.url();
	}

	@Transactional
	void readAll(Actor actor) {
		this.messages.readAll(actor.personId(), Instant.now(this.clock));
	}

	@Transactional(readOnly = true)
	MailPreference preference(UUID person) {
		return this.preferences.findByPersonId(person).orElseGet(() -> new MailPreference(person));
	}

	@Transactional
	void choose(Actor actor, Locale language, Rhythm rhythm) {
		MailPreference preference = preference(actor.personId());
		preference.choose(language, rhythm);
		this.preferences.save(preference);
	}

	boolean isMailing() {
		return this.mailing;
	}

	/** Grounds and titles of cases stay inside: mail is read by others too. */
	private Mail mail(Message message, PersonView person, Locale language) {
		String title = message.title().in(language);
		String kind = message.kind().name().toLowerCase(Locale.ROOT);
		String subject = this.texts.getMessage((message.kind() == Message.Kind.REMINDER)
				? "notifications.mail.subject.reminder" : "notifications.mail.subject",
				new Object[] { title, message.caseNumber() }, language);
		Object[] parts = { person.name().in(language), title, message.caseNumber(), this.address.of(message.url()),
				this.address.of("/my/messages"), details(message, language) };
		String body = this.texts.getMessage("notifications.mail." + kind, parts, language);
		return new Mail(message.id(), person.email(), subject, body, message.createdAt());
	}

	/** In which role and until when, each in a line of its own. */
	private String details(Message message, Locale language) {
		StringBuilder lines = new StringBuilder();
		if (message.role() != null) {
			String role = this.texts.getMessage(message.role().messageKey(), null, language);
			lines.append(this.texts.getMessage("notifications.mail.role", new Object[] { role }, language));
		}
		if (message.dueAt() != null) {
			String due = Formats.dateTime(message.dueAt(), language);
			lines.append(this.texts.getMessage("notifications.mail.due", new Object[] { due }, language));
		}
		return lines.toString();
	}

}
