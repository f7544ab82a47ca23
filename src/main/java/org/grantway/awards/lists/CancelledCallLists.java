package org.grantway.awards.lists;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.grantway.programmes.CallCancelled;

/**
 * Takes the applications of a cancelled call off its lists.
 */
@Component
class CancelledCallLists {

	private final Lists lists;

	CancelledCallLists(Lists lists) {
		this.lists = lists;
	}

	@EventListener
	void takeOff(CallCancelled cancelled) {
		this.lists.withdraw(cancelled.call(), cancelled.reason());
	}

}
