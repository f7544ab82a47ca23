package org.grantway.workflow;

import java.time.Instant;
import java.util.List;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * The versions of a process. A case goes on under the version with which it began, unless
 * an administrator moves it to the newest one.
 */
public interface ProcessVersions {

	/** All versions of the process, the newest first. */
	List<Version> of(String process);

	/**
	 * Instances that run under an older version than the newest, the longest running
	 * first.
	 * @param most how many at most
	 */
	List<Behind> behind(String process, int most);

	/**
	 * Moves an instance to the newest version: it waits at the same places, its tasks and
	 * their holders stay, and running timers keep their days. Refused without a reason,
	 * where it waits at a place that the newest version does not have or that is of
	 * another kind there, and if it already runs under the newest.
	 * @param actor a system administrator
	 */
	void moveToNewest(String instance, Actor actor, String reason);

	/**
	 * @param deployedAt when it came into force
	 * @param running how many instances run under it
	 */
	record Version(int number, Instant deployedAt, long running) {

	}

	/**
	 * An instance under an older version.
	 *
	 * @param waitsAt where it is
	 * @param missing those of these places that the newest version does not have; empty
	 * if it can be moved
	 */
	record Behind(String instance, CaseRef of, int version, Instant startedAt, List<LocalizedText> waitsAt,
			List<LocalizedText> missing) {

	}

}
