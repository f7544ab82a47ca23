package org.grantway.shared;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gathers what is wrong with a form, so that one answer names all of it. Of several
 * faults in one field the first is named.
 */
public final class Refusals {

	private final Map<String, Refused> found = new LinkedHashMap<>();

	/** Notes a fault at the field unless the condition holds. */
	public Refusals unless(boolean right, String field, String messageKey, Serializable... arguments) {
		if (!right) {
			this.found.putIfAbsent(field, Refused.at(field, messageKey, arguments));
		}
		return this;
	}

	/**
	 * Runs a check that refuses by itself, and notes what it refuses at a field. A
	 * refusal that belongs to no field ends everything at once.
	 */
	public Refusals gather(Runnable check) {
		try {
			check.run();
		}
		catch (Refused ex) {
			if (ex.field() == null) {
				throw ex;
			}
			ex.all().forEach((one) -> this.found.putIfAbsent(one.field(), one));
		}
		return this;
	}

	/** Refuses if anything was noted. */
	public void refuse() {
		if (!this.found.isEmpty()) {
			throw Refused.together(this.found.values());
		}
	}

}
