package org.grantway.journey;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While the departments are consulted a release brings new versions of all processes; the
 * center goes on under those with which it began.
 */
class CenterJourneyTests extends CenterJourney {

	@Autowired
	RepositoryService repository;

	private String list;

	@Override
	protected void reached(String place, String number) {
		if (place.equals("consultation")) {
			this.list = number;
			NewVersions.deploy(this.repository);
		}
	}

	@AfterEach
	void itEndedUnderTheVersionWithWhichItBegan() {
		assertThat(this.jdbc.queryForList(
				"select distinct old.definition_id from workflow_instance old "
						+ "where old.process = 'regional-innovation-center' and old.ended_at is not null "
						+ "and exists (select 1 from workflow_instance newer where newer.case_number = ? "
						+ "and newer.process = 'joint-consultation' and newer.started_at >= old.started_at)",
				String.class, this.list))
			.singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
			.doesNotStartWith("regional-innovation-center:" + newest("regional-innovation-center") + ":");
	}

	private int newest(String process) {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.singleResult()
			.getVersion();
	}

}
