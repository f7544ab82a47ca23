package org.grantway.audit;

import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.Visitors;
import org.grantway.workflow.Processes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A case's history is drawn by the version of the process that the case ran under.
 */
@AuditTest
class HistoryVersionTests {

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Processes processes;

	@Autowired
	private Visitors visitors;

	@Test
	void eachInstanceIsDrawnByItsOwnVersion() throws Exception {
		CaseRef of = HistoryDesk.open();
		deploy("Wait the old way");
		this.processes.start("drawn", of, of.id(), 1, Map.of());
		deploy("Wait the new way");
		this.processes.start("drawn", of, of.id(), 2, Map.of());
		MockHttpSession inspector = this.visitors.signIn(this.visitors.person(RoleAt.everywhere(Role.INSPECTOR)));
		Document first = this.visitors.page("/cases/" + of.number() + "/history", inspector);
		assertThat(first.select(".dia").text()).contains("Wait the old way", "Version 1")
			.doesNotContain("Wait the new way");
		String other = first.select(".tabs a").get(1).attr("href");
		assertThat(this.visitors.page(other, inspector).select(".dia").text()).contains("Wait the new way", "Version 2")
			.doesNotContain("Wait the old way");
	}

	private void deploy(String name) {
		BpmnModelInstance model = Bpmn.createExecutableProcess("drawn")
			.camundaHistoryTimeToLiveString("P10D")
			.startEvent()
			.intermediateCatchEvent("Event_Wait")
			.name(name)
			.message("Msg_Wait")
			.endEvent()
			.done();
		this.repository.createDeployment().addModelInstance("drawn.bpmn", model).deploy();
	}

}
