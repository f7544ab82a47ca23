package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Notice;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Money;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.IncidentOpened;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.WorkItemCreated;
import org.grantway.workflow.WorkItemHandedOver;
import org.grantway.workflow.WorkItemReminded;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class NotifierTests {

	private static final CaseRef CASE = new CaseRef("application", UUID.randomUUID(), "APP-2027-000123");

	private static final UUID LEADER = UUID.randomUUID();

	private static final Actor OFFICER = new Actor(UUID.randomUUID(), LocalizedText.of("Li Na", "李娜"), Set.of());

	private final Postbox postbox = mock(Postbox.class);

	private final Worklist worklist = mock(Worklist.class);

	private final People people = mock(People.class);

	private final Organisations organisations = mock(Organisations.class);

	private final StaticMessageSource texts = new StaticMessageSource();

	private final Notifier notifier = new Notifier(this.postbox, this.worklist, this.people, this.organisations,
			this.texts, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	@BeforeEach
	void theCaseHasALeader() {
		this.texts.addMessage("event.application.accepted", Locale.ENGLISH, "Accepted");
		this.texts.addMessage("event.application.accepted", Locale.SIMPLIFIED_CHINESE, "予以受理");
		given(this.worklist.peopleOf("application", CASE.id(), Role.PRINCIPAL_INVESTIGATOR)).willReturn(Set.of(LEADER));
	}

	@Test
	void saysWhoseItIsAndHowMuch() {
		this.texts.addMessage("notifications.about", Locale.ENGLISH, "{0}: {1}");
		this.texts.addMessage("notifications.about", Locale.SIMPLIFIED_CHINESE, "{0}：{1}");
		this.texts.addMessage("notifications.yuan", Locale.ENGLISH, "{0} yuan");
		this.texts.addMessage("notifications.yuan", Locale.SIMPLIFIED_CHINESE, "{0}元");
		given(this.organisations.names(Set.of("GOV-BJ")))
			.willReturn(Map.of("GOV-BJ", LocalizedText.of("Beijing", "北京市")));
		this.notifier.tellOf(Fact.of(CASE, "application.accepted")
			.by(OFFICER)
			.now("region", "GOV-BJ")
			.now("amount", Money.yuan(12_000)));
		assertThat(delivered().title())
			.isEqualTo(LocalizedText.of("Accepted: Beijing · 12,000 yuan", "予以受理：北京市 · 12,000元"));
	}

	@Test
	void tellsTheLeaderWhatOthersDo() {
		this.notifier.tellOf(Fact.of(CASE, "application.accepted").by(OFFICER).because("All in order"));
		Message message = delivered();
		assertThat(message.personId()).isEqualTo(LEADER);
		assertThat(message.title()).isEqualTo(LocalizedText.of("Accepted", "予以受理"));
		assertThat(message.grounds()).isEqualTo("All in order");
	}

	@Test
	void doesNotTellPeopleWhatTheyDidThemselves() {
		Actor leader = new Actor(LEADER, OFFICER.name(), Set.of());
		this.notifier.tellOf(Fact.of(CASE, "application.accepted").by(leader));
		verify(this.postbox, never()).deliver(any());
	}

	@Test
	void keepsToItselfWhatApplicantsMayNotRead() {
		this.notifier.tellOf(Fact.of(CASE, "application.accepted").by(OFFICER).readableBy(Audience.STAFF));
		this.notifier.tellOf(Fact.of(CASE, "review.submitted").by(OFFICER).readableBy(Audience.REVIEW));
		this.notifier.tellOf(Fact.of(CASE, "task.completed").by(OFFICER));
		verify(this.postbox, never()).deliver(any());
	}

	@Test
	void doesNotTellTheLeaderOfEachSaveOfThoseWhoHelp() {
		this.notifier.tellOf(Fact.of(CASE, "application.section-saved").by(OFFICER));
		verify(this.postbox, never()).deliver(any());
	}

	@Test
	void tellsOnePersonWhatConcernsOnlyThem() {
		this.notifier.tellOf(new PersonalNotice(CASE, LEADER, "application.accepted", "/my/applications"));
		Message message = delivered();
		assertThat(message.personId()).isEqualTo(LEADER);
		assertThat(message.url()).isEqualTo("/my/applications");
	}

	@Test
	void leavesWordsOfOthersBelowTheTitle() {
		this.notifier.tellOf(new PersonalNotice(CASE, LEADER, "application.accepted", "As it was written", "/account"));
		assertThat(delivered().grounds()).isEqualTo("As it was written");
	}

	@Test
	void addsWhenAndWhereInEachLanguage() {
		this.texts.addMessage("notifications.about", Locale.ENGLISH, "{0}: {1}");
		this.texts.addMessage("notifications.about", Locale.SIMPLIFIED_CHINESE, "{0}：{1}");
		this.notifier.tellOf(new PersonalNotice(CASE, LEADER, "application.accepted",
				LocalizedText.of("31 May 2032, 09:30", "2032年5月31日 09:30"), "/my/applications"));
		assertThat(delivered().title())
			.isEqualTo(LocalizedText.of("Accepted: 31 May 2032, 09:30", "予以受理：2032年5月31日 09:30"));
	}

	@Test
	void tellsOfTasksForOnePerson() {
		WorkItem own = task(LEADER, true);
		this.notifier.tellOf(new WorkItemCreated(own));
		Message message = delivered();
		assertThat(message.url()).isEqualTo("/tasks/" + own.id());
		assertThat(message.dueAt()).isEqualTo(own.dueAt());
		assertThat(message.role()).isEqualTo(Role.PRINCIPAL_INVESTIGATOR);
	}

	@Test
	void tellsAnOfficeOfTheFirstTaskOfAKindUntilItIsRead() {
		WorkItem item = task(null, false);
		given(this.worklist.mayDo(item.id())).willReturn(Set.of(LEADER, OFFICER.personId()));
		given(this.postbox.withUnread("Task_Supplement@CALL-2027-001")).willReturn(Set.of(LEADER));
		this.notifier.tellOf(new WorkItemCreated(item));
		assertThat(delivered().personId()).isEqualTo(OFFICER.personId());
	}

	@Test
	void remindsWhoHasTakenTheTaskAndOtherwiseTheWholeOffice() {
		WorkItem taken = task(LEADER, false);
		this.notifier.tellOf(new WorkItemReminded(taken));
		Message message = delivered();
		assertThat(message.personId()).isEqualTo(LEADER);
		assertThat(message.kind()).isEqualTo(Message.Kind.REMINDER);
		WorkItem free = task(null, false);
		given(this.worklist.mayDo(free.id())).willReturn(Set.of(LEADER, OFFICER.personId()));
		this.notifier.tellOf(new WorkItemReminded(free));
		verify(this.postbox, times(3)).deliver(any());
	}

	@Test
	void tellsTheColleagueWhoHandedATaskOver() {
		this.texts.addMessage("notifications.handed-over", Locale.ENGLISH, "{0} hands you: {1}");
		this.texts.addMessage("notifications.handed-over", Locale.SIMPLIFIED_CHINESE, "{0}移交：{1}");
		this.notifier.tellOf(new WorkItemHandedOver(task(LEADER, false), OFFICER));
		assertThat(delivered().title()).isEqualTo(LocalizedText.of("Li Na hands you: Supplement", "李娜移交：补正"));
	}

	@Test
	void tellsTheSystemAdministratorsOfAFailedStep() {
		this.texts.addMessage("notifications.incident", Locale.ENGLISH, "Failed");
		this.texts.addMessage("notifications.incident", Locale.SIMPLIFIED_CHINESE, "失败");
		given(this.people.holding(RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR))).willReturn(List.of(person(LEADER)));
		this.notifier.tellOf(new IncidentOpened("Step_Pay", CASE));
		assertThat(delivered().url()).isEqualTo("/admin/incidents");
	}

	@Test
	void tellsAnOfficeWhatItHasToKnow() {
		RoleAt host = RoleAt.of(Role.HOST_OFFICE, "ORG-1");
		given(this.people.holding(host)).willReturn(List.of(person(LEADER)));
		this.notifier.tellOf(new Notice(CASE, host, "application.accepted"));
		assertThat(delivered().title().en()).isEqualTo("Accepted");
	}

	@Test
	void leadsFromAServedDecisionToItsPage() {
		this.texts.addMessage("event.application.outcome-served", Locale.ENGLISH, "Served");
		this.texts.addMessage("event.application.outcome-served", Locale.SIMPLIFIED_CHINESE, "送达");
		this.notifier.tellOf(Fact.of(CASE, "application.outcome-served").by(OFFICER));
		assertThat(delivered().url()).isEqualTo("/applications/APP-2027-000123/outcome");
	}

	@Test
	void anOutcomeServedAndTheChangeBehindItAreOneMessage() {
		Fact change = Fact.of(CASE, "application.status-changed").by(OFFICER).now("status", "LAPSED");
		Fact signing = Fact.of(CASE, "taskbook.lapsed").by(OFFICER);
		Fact served = Fact.of(CASE, "application.outcome-served").by(OFFICER).now("status", "LAPSED");
		TransactionSynchronizationManager.initSynchronization();
		try {
			List.of(signing, change, served).forEach(this.notifier::note);
			List.of(signing, change, served).forEach(this.notifier::tellOf);
		}
		finally {
			TransactionSynchronizationManager.getSynchronizations().forEach((one) -> one.afterCompletion(0));
			TransactionSynchronizationManager.clearSynchronization();
		}
		assertThat(delivered().url()).isEqualTo("/applications/APP-2027-000123/outcome");
	}

	private static PersonView person(UUID id) {
		return new PersonView(id, "one@example.org", OFFICER.name(), null, null, null, null, true);
	}

	private Message delivered() {
		ArgumentCaptor<Message> message = ArgumentCaptor.forClass(Message.class);
		verify(this.postbox).deliver(message.capture());
		return message.getValue();
	}

	private static WorkItem task(UUID assignee, boolean personal) {
		return new WorkItem(UUID.randomUUID(), "national-lab", "Task_Supplement", CASE, CASE.id(), null,
				LocalizedText.of("Supplement", "补正"), LocalizedText.of("", ""), "form:supplement",
				Role.PRINCIPAL_INVESTIGATOR, personal ? Set.of() : Set.of(RoleAt.of(Role.HOST_OFFICE, "ORG-1")),
				assignee, personal, Instant.EPOCH, Instant.EPOCH.plusSeconds(60), false, "CALL-2027-001");
	}

}
