package org.grantway.notifications;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.web.MenuEntry;

/**
 * The messages in the menu, with the number of unread ones.
 */
@Component
class MessagesMenuEntry implements MenuEntry {

	private final Postbox postbox;

	MessagesMenuEntry(Postbox postbox) {
		this.postbox = postbox;
	}

	@Override
	public String labelKey() {
		return "messages.menu";
	}

	@Override
	public String path() {
		return "/my/messages";
	}

	@Override
	public int order() {
		return 90;
	}

	@Override
	public boolean isFor(Actor actor) {
		return actor != null;
	}

	@Override
	public long count(Actor actor) {
		return this.postbox.unread(actor);
	}

}
