package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Times;
import org.grantway.web.Formats;
import org.grantway.web.PublicAddress;

/**
 * Sends the news of a day in one mail, in the morning, to who wants them so. What was
 * read in the application by then is left out, and who read everything gets no mail.
 */
@Component
class Digest {

	/** China Standard Time. */
	private static final LocalTime MORNING = LocalTime.of(8, 0);

	private static final Limit PEOPLE = Limit.of(200);

	/** What is more comes the next morning. */
	private static final Limit NEWS = Limit.of(100);

	private final Messages messages;

	private final Mails mails;

	private final MailPreferences preferences;

	private final People people;

	private final MessageSource texts;

	private final PublicAddress address;

	private final Clock clock;

	Digest(Messages messages, Mails mails, MailPreferences preferences, People people, MessageSource texts,
			PublicAddress address, Clock clock) {
		this.messages = messages;
		this.mails = mails;
		this.preferences = preferences;
		this.people = people;
		this.texts = texts;
		this.address = address;
		this.clock = clock;
	}

	/** Writes the mails that are due; each person gets one a day at most. */
	@Transactional
	void send() {
		Instant now = Instant.now(this.clock);
		LocalDate today = Times.dayOf(now);
		Instant morning = Times.at(today, MORNING);
		if (now.isBefore(morning)) {
			return;
		}
		for (UUID person : this.messages.waitingForDigest(morning, today, PEOPLE)) {
			MailPreference preference = this.preferences.findByPersonId(person)
				.orElseGet(() -> new MailPreference(person));
			List<Message> news = this.messages.forDigest(person, morning, NEWS);
			Instant until = (news.size() < NEWS.max()) ? morning : news.get(news.size() - 1).createdAt();
			PersonView reader = this.people.require(person);
			if (!news.isEmpty() && reader.active() && preference.rhythm() != Rhythm.NEVER) {
				this.mails.save(mail(reader, news, preference.language(), now));
			}
			this.messages.digested(person, until);
			preference.digested(today);
			this.preferences.save(preference);
		}
	}

	/** Case by case, the newest last; grounds stay inside. */
	private Mail mail(PersonView reader, List<Message> news, Locale language, Instant now) {
		Map<String, List<Message>> byCase = news.stream()
			.collect(Collectors.groupingBy(Message::caseNumber, LinkedHashMap::new, Collectors.toList()));
		StringBuilder lines = new StringBuilder();
		byCase.forEach((number, ofCase) -> {
			lines.append(number).append('\n');
			ofCase.forEach((one) -> lines.append(text("notifications.digest.line", language,
					Formats.dateTime(one.createdAt(), language), one.title().in(language))));
			lines.append(this.address.of(ofCase.get(ofCase.size() - 1).url())).append("\n\n");
		});
		return new Mail(news.get(0).id(), reader.email(),
				text("notifications.digest.subject", language, news.size(), byCase.size()),
				text("notifications.digest.body", language, reader.name().in(language), lines,
						this.address.of("/my/messages")),
				now);
	}

	private String text(String key, Locale language, Object... arguments) {
		return this.texts.getMessage(key, arguments, language);
	}

}
