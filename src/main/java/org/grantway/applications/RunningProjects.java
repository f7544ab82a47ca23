package org.grantway.applications;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Tells which projects still run, for the limits of calls. The module that keeps projects
 * provides the bean.
 */
public interface RunningProjects {

	/** The numbers of the projects that run, by the application each came of. */
	Map<UUID, String> of(Collection<UUID> applications);

}
