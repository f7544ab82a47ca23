package org.grantway.audit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.grantway.identity.OrganisationNames;
import org.grantway.identity.People;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.Visitors;
import org.grantway.workflow.ProcessMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@AuditTest
class AuditPagesTests {

	private final CaseRef of = HistoryDesk.open();

	private final Actor expert = new Actor(UUID.randomUUID(), LocalizedText.of("Secret Expert", "保密专家"),
			java.util.Set.of());

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Visitors visitors;

	@Autowired
	private ProcessMap map;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void write() {
		this.transaction.executeWithoutResult((status) -> {
			this.events.publishEvent(Fact.of(this.of, "incident.retried").now("due", "=1+1").because("open-grounds"));
			this.events.publishEvent(Fact.of(this.of, "review.submitted")
				.by(this.expert)
				.because("hidden-grounds")
				.now("mark", "mark-four")
				.readableBy(Audience.REVIEW));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void everyPageIsDrawnWithoutMissingTexts(String language) throws Exception {
		MockHttpSession audit = signIn(Role.AUDIT_ADMINISTRATOR);
		MockHttpSession inspector = signIn(Role.INSPECTOR);
		for (String path : new String[] { "/dev/ui", "/admin/processes", "/admin/incidents", "/admin/journal",
				"/admin/journal?number=" + this.of.number(), "/admin/journal?number=none",
				"/cases/" + this.of.number() + "/history", "/cases/" + this.of.number() + "/history?q=nothing-at-all",
				"/cases/" + this.of.number() + "/history?event=1&kind=incident&by=system" }) {
			assertThat(html(audit, path, language)).as(path).doesNotContain("??");
		}
		assertThat(html(inspector, "/cases/" + this.of.number() + "/history", language)).doesNotContain("??");
		for (ProcessMap.ProcessInfo process : this.map.processes()) {
			String path = "/admin/processes/" + process.key();
			assertThat(html(audit, path, language)).as(path).doesNotContain("??");
		}
	}

	@Test
	void aProcessIsToldStepByStep() throws Exception {
		Document page = Jsoup.parse(html(signIn(Role.SYSTEM_ADMINISTRATOR), "/admin/processes/letter-review", "en"));
		assertThat(page.select("svg.bp .el")).isNotEmpty();
		assertThat(page.select("tr[id^=step-]")).hasSizeGreaterThan(3);
		assertThat(page.select("a[href^=#step-]")).isNotEmpty();
		page.select("a[href^=#step-]")
			.forEach((exit) -> assertThat(page.getElementById(exit.attr("href").substring(1))).isNotNull());
	}

	@Test
	void theApplicantNeverLearnsOfReviewers() throws Exception {
		String page = html(signIn(null), "/cases/" + this.of.number() + "/history", "en");
		assertThat(page).contains("open-grounds")
			.doesNotContain("Secret Expert", "hidden-grounds", "mark-four", "review.submitted");
		assertThat(html(signIn(null), "/cases/" + this.of.number() + "/history?event=2", "en"))
			.doesNotContain("Secret Expert", "hidden-grounds", "mark-four");
	}

	@Test
	void administratorsSeeValuesMasked() throws Exception {
		MockHttpSession audit = signIn(Role.AUDIT_ADMINISTRATOR);
		for (String path : new String[] { "/cases/" + this.of.number() + "/history?event=1",
				"/cases/" + this.of.number() + "/history?event=2", "/admin/journal?number=" + this.of.number(),
				"/cases/" + this.of.number() + "/history.csv" }) {
			assertThat(html(audit, path, "en")).as(path)
				.doesNotContain("open-grounds", "hidden-grounds", "mark-four", "Secret Expert", "=1+1");
		}
	}

	@Test
	void theInspectorSeesAllAndLeavesATrace() throws Exception {
		MockHttpSession inspector = signIn(Role.INSPECTOR);
		assertThat(html(inspector, "/cases/" + this.of.number() + "/history?event=2", "en")).contains("Secret Expert",
				"hidden-grounds", "mark-four");
		html(inspector, "/cases/" + this.of.number() + "/history", "en");
		assertThat(html(inspector, "/cases/" + this.of.number() + "/history?kind=history", "en"))
			.contains("History opened");
	}

	@Test
	void eventsSpeakInWords(@Autowired MessageSource messages, @Autowired OrganisationNames organisations,
			@Autowired People people) {
		EventWords words = new EventWords(messages, organisations, people, Locale.SIMPLIFIED_CHINESE);
		assertThat(words.field("status")).isEqualTo("状态");
		assertThat(words.value("application", "status", "UNDER_REVIEW")).isEqualTo("通讯评审");
		assertThat(words.value("seam", "status", "UNDER_REVIEW")).isEqualTo("UNDER_REVIEW");
		assertThat(words.value("seam", "active", true)).isEqualTo("是");
		assertThat(words.field("Opinion (optional) / 意见（选填）")).isEqualTo("意见（选填）");
		assertThat(words.value("seam", "checked", "rooms / 场所; budget / 经费")).isEqualTo("场所；经费");
		assertThat(words.subject("application", Map.of("section", "budget", "complete", "true"))).isEqualTo("经费预算");
		assertThat(words.value("project", "kind", "suspension")).isEqualTo("暂停实施");
		assertThat(words.value("seam", "kind", "suspension")).isEqualTo("suspension");
		assertThat(words.value("seam", "lines", "Equipment / 设备费 · a / b · 112000000.00; Business / 业务费 · 2027-03-01"))
			.isEqualTo("设备费 · a / b · 112,000,000；业务费 · 2027年3月1日");
		assertThat(words.value("seam", "mean", "100.0000")).isEqualTo("100");
		assertThat(words.value("seam", "findings", "none")).isEqualTo("无");
		assertThat(words.value("seam", "Amount, in yuan / 金额（元）", "240000000")).isEqualTo("240,000,000");
		assertThat(words.value("seam", "party", "region-finance-GOV-TJ")).isEqualTo("财政部门、天津市人民政府");
		EventWords english = new EventWords(messages, organisations, people, Locale.ENGLISH);
		assertThat(english.value("seam", "party", "GOV-TJ")).as("the apostrophe stays")
			.isEqualTo("Tianjin Municipal People's Government");
		assertThat(english.subject("application", Map.of("task", "Check the form / 形式审查"))).isEqualTo("Check the form");
	}

	@Test
	void theExportHoldsNoFormula() throws Exception {
		String csv = html(signIn(Role.INSPECTOR), "/cases/" + this.of.number() + "/history.csv", "en");
		assertThat(csv).contains("due==1+1").startsWith("\uFEFF");
		assertThat(EventCsv.cell("=1+1")).isEqualTo("\"'=1+1\"");
		assertThat(EventCsv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
	}

	@Test
	void eachPageAsksForItsRole() throws Exception {
		MockHttpSession nobody = signIn(null);
		MockHttpSession security = signIn(Role.SECURITY_ADMINISTRATOR);
		MockHttpSession system = signIn(Role.SYSTEM_ADMINISTRATOR);
		for (String path : new String[] { "/admin/processes", "/admin/incidents", "/admin/journal" }) {
			assertThat(send(nobody, path, "en").getStatus()).as(path).isEqualTo(403);
			assertThat(send(security, path, "en").getStatus()).as(path).isEqualTo(403);
		}
		assertThat(send(system, "/admin/journal", "en").getStatus()).isEqualTo(403);
		assertThat(send(system, "/admin/incidents", "en").getStatus()).isEqualTo(200);
		assertThat(send(security, "/cases/" + this.of.number() + "/history", "en").getStatus()).isEqualTo(404);
		assertThat(send(system, "/cases/HIS-NONE/history", "en").getStatus()).isEqualTo(404);
		assertThat(this.mvc
			.perform(post("/admin/incidents/x/retry").session(signIn(Role.AUDIT_ADMINISTRATOR))
				.param("reason", "why")
				.with(csrf()))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(403);
	}

	private String html(MockHttpSession session, String path, String language) throws Exception {
		MockHttpServletResponse answer = send(session, path, language);
		assertThat(answer.getStatus()).as(path).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse send(MockHttpSession session, String path, String language) throws Exception {
		return this.mvc.perform(get(path).session(session).param("lang", language)).andReturn().getResponse();
	}

	private MockHttpSession signIn(Role role) throws Exception {
		return this.visitors
			.signIn((role != null) ? this.visitors.person(RoleAt.everywhere(role)) : this.visitors.person());
	}

}
