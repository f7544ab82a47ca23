package org.grantway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.camunda.bpm.engine.RepositoryService;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A release that changes something about every process, while cases are under way.
 */
final class NewVersions {

	private NewVersions() {
	}

	static void deploy(RepositoryService repository) {
		var deployment = repository.createDeployment();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
				deployment.addString(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8)
					.replaceFirst("<bpmn:documentation>", "<bpmn:documentation>The next release. "));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		deployment.deploy();
	}

}
