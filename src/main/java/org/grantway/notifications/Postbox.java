package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
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
import org.grantway.shared.NotFound;

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

	private final String address;

	Postbox(Messages messages, Mails mails, MailPreferences preferences, People people, MessageSource texts,
			Clock clock, @Value("${spring.mail.host:}") String host,
			@Value("${grantway.public-url:http://localhost:8080}") String address) {
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
		this.messages.save(message);
		if (this.mailing) {
			PersonView person = this.people.require(message.personId());
			MailPreference preference = preference(person.id());
			if (person.active() && preference.isWanted()) {
				this.mails.save(mail(message, person, preference.language()));
			}
		}
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
	void choose(Actor actor, Locale language, boolean mailsWanted) {
		MailPreference preference = preference(actor.personId());
		preference.choose(language, mailsWanted);
		this.preferences.save(preference);
	}

	boolean isMailing() {
		return this.mailing;
	}

	/** Grounds and titles of cases stay inside: mail is read by others too. */
	private Mail mail(Message message, PersonView person, Locale language) {
		String title = message.title().in(language);
		String kind = message.kind().name().toLowerCase(Locale.ROOT);
		String subject = this.texts.getMessage("notifications.mail.subject",
				new Object[] { title, message.caseNumber() }, language);
		String body = this.texts
			.getMessage(
					"notifications.mail." + kind, new Object[] { person.name().in(language), title,
							message.caseNumber(), this.address + message.url(), this.address + "/my/messages" },
					language);
		return new Mail(message.id(), person.email(), subject, body, message.createdAt());
	}

}
