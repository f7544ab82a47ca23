package org.grantway.applications;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * Tells which projects still run, for the limits of calls and for those who leave. The
 * module that keeps projects provides the bean.
 */
public interface RunningProjects {

	/** The numbers of the projects that run, by the application each came of. */
	Map<UUID, String> of(Collection<UUID> applications);

	/** The projects that run and are led by these people. The caller checks access. */
	List<Led> ledBy(Collection<UUID> people);

	/** Who leads a project that runs at one of these hosts. */
	Set<UUID> leadersAt(Collection<String> hosts);

	/**
	 * A project with its leader.
	 *
	 * @param host code of the institution that carries it out
	 */
	record Led(UUID leader, CaseRef of, LocalizedText title, String host) {

	}

}
