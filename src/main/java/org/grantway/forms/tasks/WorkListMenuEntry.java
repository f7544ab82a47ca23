package org.grantway.forms.tasks;

import org.springframework.stereotype.Component;

import org.grantway.shared.Actor;
import org.grantway.web.MenuEntry;
import org.grantway.workflow.Worklist;

/**
 * The work list in the menu, with the number of open tasks.
 */
@Component
class WorkListMenuEntry implements MenuEntry {

	private final Worklist worklist;

	WorkListMenuEntry(Worklist worklist) {
		this.worklist = worklist;
	}

	@Override
	public String labelKey() {
		return "tasks.menu";
	}

	@Override
	public String path() {
		return "/tasks";
	}

	@Override
	public int order() {
		return 5;
	}

	@Override
	public boolean isFor(Actor actor) {
		return actor != null;
	}

	@Override
	public long count(Actor actor) {
		return this.worklist.countsFor(actor).all();
	}

}
