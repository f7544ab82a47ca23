package org.grantway.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.context.support.StaticMessageSource;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.WorkItemCreated;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class NotifierTests {

	private static final CaseRef CASE = new CaseRef("application", UUID.randomUUID(), "APP-2027-000123");

	private static final UUID LEADER = UUID.randomUUID();

	private static final Actor OFFICER = new Actor(UUID.randomUUID(), LocalizedText.of("Li Na", "李娜"), Set.of());

	private final Postbox postbox = mock(Postbox.class);

	private final Worklist worklist = mock(Worklist.class);

	private final StaticMessageSource texts = new StaticMessageSource();

	private final Notifier notifier = new Notifier(this.postbox, this.worklist, this.texts,
			Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	@BeforeEach
	void theCaseHasALeader() {
		this.texts.addMessage("event.application.accepted", Locale.ENGLISH, "Accepted");
		this.texts.addMessage("event.application.accepted", Locale.SIMPLIFIED_CHINESE, "予以受理");
		given(this.worklist.peopleOf("application", CASE.id(), Role.PRINCIPAL_INVESTIGATOR)).willReturn(Set.of(LEADER));
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
	void tellsOfTasksForOnePersonOnly() {
		this.notifier.tellOf(new WorkItemCreated(task(null, false)));
		verify(this.postbox, never()).deliver(any());
		WorkItem own = task(LEADER, true);
		this.notifier.tellOf(new WorkItemCreated(own));
		assertThat(delivered().url()).isEqualTo("/tasks/" + own.id());
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
				assignee, personal, Instant.EPOCH, null, false);
	}

}
