package org.grantway.audit;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

import org.grantway.shared.CaseRef;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.Visitors;
import org.grantway.workflow.CaseCheck;
import org.grantway.workflow.Processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A case goes on under the version with which it began, until an administrator moves it.
 */
@AuditTest
class ProcessVersionTests {

	private static final String PAGE = "/admin/processes/versioned/versions";

	private final CaseRef of = HistoryDesk.open();

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Processes processes;

	@Autowired
	private CaseCheck check;

	@Autowired
	private Visitors visitors;

	private MockHttpSession system;

	@BeforeEach
	void begin() throws Exception {
		this.system = this.visitors.signIn(this.visitors.person(RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR)));
		deploy(UnaryOperator.identity());
		this.processes.start("versioned", this.of, this.of.id(), 1, Map.of());
	}

	@Test
	void aCaseThatIsLeftAloneEndsUnderItsOwnVersion() {
		deploy(this::andThenAgain);
		assertThat(this.processes.send("Msg_Wait", "versioned", this.of.id(), Map.of())).isTrue();
		assertThat(this.processes.isRunning("versioned", this.of.id())).isFalse();
		assertThat(this.check.faults(this.of)).isEmpty();
	}

	@Test
	void aCaseThatIsMovedGoesOnUnderTheNewestVersion() throws Exception {
		deploy(this::andThenAgain);
		assertThat(mine(page()).text()).contains("Wait for the letter");
		MockHttpServletResponse refused = move("");
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentAsString()).contains("Say why the case is moved.");
		assertThat(move("The second letter became law.").getStatus()).isEqualTo(303);
		assertThat(page().text()).doesNotContain(this.of.number());
		assertThat(this.check.faults(this.of)).isEmpty();
		assertThat(this.processes.send("Msg_Wait", "versioned", this.of.id(), Map.of())).isTrue();
		assertThat(this.processes.isRunning("versioned", this.of.id())).as("it waits again").isTrue();
		assertThat(this.processes.send("Msg_Again", "versioned", this.of.id(), Map.of())).isTrue();
		assertThat(this.processes.isRunning("versioned", this.of.id())).isFalse();
		MockHttpSession inspector = this.visitors.signIn(this.visitors.person(RoleAt.everywhere(Role.INSPECTOR)));
		assertThat(this.visitors.page("/cases/" + this.of.number() + "/history", inspector).text())
			.contains("Case moved to the newest version of its process", "The second letter became law.");
	}

	@Test
	void aCaseIsNotMovedFromAPlaceThatTheNewestVersionLacks() throws Exception {
		this.repository.createDeployment()
			.addModelInstance("versioned.bpmn",
					Bpmn.createExecutableProcess("versioned")
						.name("Versioned")
						.camundaHistoryTimeToLiveString("P10D")
						.startEvent()
						.intermediateCatchEvent("Event_Other")
						.name("Wait for the other letter")
						.message("Msg_Other")
						.endEvent()
						.done())
			.deploy();
		Element mine = mine(page());
		assertThat(mine.text()).contains("It cannot be moved", "Wait for the letter");
		assertThat(mine.select("form")).isEmpty();
		MockHttpServletResponse refused = move(instance(), "In spite of it");
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentAsString()).contains("cannot be moved to version",
				"Let it pass its present step first.");
		assertThat(this.check.faults(this.of)).isEmpty();
		this.processes.send("Msg_Wait", "versioned", this.of.id(), Map.of());
	}

	private AbstractFlowNodeBuilder<?, ?> andThenAgain(AbstractFlowNodeBuilder<?, ?> model) {
		return model.intermediateCatchEvent("Event_Again").name("Wait for the second letter").message("Msg_Again");
	}

	private void deploy(UnaryOperator<AbstractFlowNodeBuilder<?, ?>> more) {
		this.repository.createDeployment()
			.addModelInstance("versioned.bpmn",
					more.apply(Bpmn.createExecutableProcess("versioned")
						.name("Versioned")
						.camundaHistoryTimeToLiveString("P10D")
						.startEvent()
						.intermediateCatchEvent("Event_Wait")
						.name("Wait for the letter")
						.message("Msg_Wait")).endEvent().done())
			.deploy();
	}

	private Document page() throws Exception {
		return this.visitors.page(PAGE, this.system);
	}

	private Element mine(Document page) {
		return page.select("section.box")
			.stream()
			.filter((box) -> box.text().contains(this.of.number()))
			.findFirst()
			.orElseThrow();
	}

	private String instance() throws Exception {
		return mine(page()).selectFirst("h3").id().replace("behind-", "");
	}

	private MockHttpServletResponse move(String reason) throws Exception {
		return move(instance(), reason);
	}

	private MockHttpServletResponse move(String instance, String reason) throws Exception {
		return this.visitors.answer(post(PAGE + "/" + instance).param("reason", reason).with(csrf()), this.system);
	}

}
