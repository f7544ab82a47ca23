package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.SentBack;

/**
 * Tells people what came back to them, and why, in the transaction that sends it back.
 */
@Component
class SentBackNews {

	private final Postbox postbox;

	private final MessageSource messages;

	private final Clock clock;

	SentBackNews(Postbox postbox, MessageSource messages, Clock clock) {
		this.postbox = postbox;
		this.messages = messages;
		this.clock = clock;
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void tell(SentBack back) {
		LocalizedText title = LocalizedText.of(text(back, Locale.ENGLISH), text(back, Locale.SIMPLIFIED_CHINESE));
		this.postbox.deliver(new Message(back.person(), Message.Kind.NEWS, back.of(), title, back.reason(), back.page(),
				Instant.now(this.clock)));
	}

	private String text(SentBack back, Locale locale) {
		return this.messages.getMessage("event." + back.action(), null, back.action(), locale);
	}

}
