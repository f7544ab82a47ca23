package org.grantway.applications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

import org.grantway.identity.People;
import org.grantway.programmes.Call;
import org.grantway.programmes.Call.CallStatus;
import org.grantway.programmes.CallPreparation;
import org.grantway.programmes.CallTemplates;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.support.GrantwayTest;
import org.grantway.support.Visitors;
import org.grantway.web.Arrivals;
import org.grantway.workflow.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class OutageTests {

	@Autowired
	Visitors visitors;

	@Autowired
	People people;

	@Autowired
	Calls calls;

	@Autowired
	CallTemplates templates;

	@Autowired
	CallPreparation preparation;

	@Autowired
	ApplicationDrafts drafts;

	@Autowired
	Applications applications;

	@Autowired
	WorkingCalendar calendar;

	@Autowired
	Timeline timeline;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Clock clock;

	private MockHttpSession administrator;

	private Actor officer;

	@BeforeEach
	void staff() throws Exception {
		this.officer = actor(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST"));
		this.administrator = this.visitors.signIn(this.visitors.person(RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR)));
	}

	@Test
	void deadlinesThatAnOutageHitMoveAndNobodyIsShutOut() throws Exception {
		Call call = closingSoon();
		Actor leader = actor();
		String number = this.drafts.start(call.code(), leader);
		this.timeline.advanceTo(call.closesAt().minus(Duration.ofMinutes(30)));
		Instant ended = call.closesAt().minus(Duration.ofHours(1));
		Instant begun = ended.minus(Duration.ofMinutes(90));
		assertThat(send(begun, begun, "", "preview").select("#ended-error").text()).contains("after it began");
		Document preview = send(begun, ended, "", "preview");
		assertThat(preview.select("tbody tr:has(a[href=/calls/" + call.code() + "])")).hasSize(1);
		assertThat(send(begun, ended, " ", "record").select("#reason-error").text()).contains("Give a reason");
		assertThat(deadline(call)).as("nothing is moved before").isEqualTo(call.closesAt());
		assertThat(answer(begun, ended, "The network was down", "record").getStatus()).isEqualTo(303);

		Instant moved = deadline(call);
		assertThat(moved).isAfterOrEqualTo(ended.plus(Duration.ofHours(24)))
			.isEqualTo(moved.truncatedTo(ChronoUnit.HOURS));
		assertThat(this.calendar.isWorkingDay(Times.dayOf(moved))).isTrue();
		String page = this.visitors.page("/calls/" + call.code() + "?lang=en", null).text();
		assertThat(page).contains("After an outage of this service the deadline of");
		assertThat(this.jdbc.queryForObject(
				"select count(*) from journal_entry where case_number = ? and action = 'call.deadline-moved'",
				Integer.class, call.code()))
			.isEqualTo(1);

		this.timeline.advanceTo(call.closesAt().plus(Arrivals.PATIENCE).plusSeconds(60));
		assertThat(status(number)).isEqualTo(ApplicationStatus.DRAFT);
		assertThat(this.calls.require(call.id()).status()).isEqualTo(CallStatus.OPEN);
		assertThat(this.visitors.page("/applications/" + number, this.visitors.signIn(leader.personId())).text())
			.contains(Integer.toString(Times.dayOf(moved).getDayOfMonth()));
		this.timeline.advanceTo(moved.plus(Arrivals.PATIENCE));
		assertThat(status(number)).isEqualTo(ApplicationStatus.NOT_SUBMITTED);
		assertThat(this.calls.require(call.id()).status()).isEqualTo(CallStatus.CLOSED);
	}

	@Test
	void whatHadPassedWhenItWasRecordedStays() throws Exception {
		Call call = closingSoon();
		this.timeline.advanceTo(call.closesAt().plus(Arrivals.PATIENCE));
		Instant begun = call.closesAt().minus(Duration.ofHours(1));
		Document preview = send(begun, call.closesAt(), "Power cut", "preview");
		assertThat(preview.select("tbody tr:has(a[href=/calls/" + call.code() + "])").text())
			.contains("Has passed and stays");
		assertThat(answer(begun, call.closesAt(), "Power cut", "record").getStatus()).isEqualTo(303);
		assertThat(deadline(call)).isEqualTo(call.closesAt());
		assertThat(this.calls.require(call.id()).status()).isEqualTo(CallStatus.CLOSED);
	}

	/** A call that is open now and closes within some hours. */
	private Call closingSoon() {
		Instant soon = Instant.now(this.clock).plus(Duration.ofHours(1));
		int days = 46;
		Call call = open(days);
		long left = Duration.between(soon, call.closesAt()).toDays();
		return (left > 0) ? open(days + (int) left) : call;
	}

	private Call open(int days) {
		UUID call = this.templates.instantiate("CALL-NL-TASK-2027",
				this.calls.nextNumber("CALL", Instant.now(this.clock)),
				Times.dayOf(Instant.now(this.clock)).minusDays(days), null, this.officer);
		this.preparation.submitForApproval(call, this.officer);
		this.preparation.publish(call, actor(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
		this.timeline.runDueJobs();
		return this.calls.require(call);
	}

	private Document send(Instant begun, Instant ended, String reason, String action) throws Exception {
		return org.jsoup.Jsoup.parse(answer(begun, ended, reason, action).getContentAsString());
	}

	private MockHttpServletResponse answer(Instant begun, Instant ended, String reason, String action)
			throws Exception {
		return this.visitors.answer(post("/admin/outages").with(csrf())
			.param("lang", "en")
			.param("begun", local(begun))
			.param("ended", local(ended))
			.param("reason", reason)
			.param("action", action), this.administrator);
	}

	/** As a browser writes it. */
	private static String local(Instant instant) {
		return LocalDateTime.ofInstant(instant, Times.ZONE).truncatedTo(ChronoUnit.MINUTES).toString();
	}

	private Instant deadline(Call call) {
		return this.calls.require(call.id()).closesAt();
	}

	private ApplicationStatus status(String number) {
		return this.applications.byNumber(number).orElseThrow().status();
	}

	private Actor actor(RoleAt... roles) {
		return this.people.actor(this.visitors.person(roles));
	}

}
