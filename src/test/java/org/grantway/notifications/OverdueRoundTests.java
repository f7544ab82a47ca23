package org.grantway.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.context.support.ResourceBundleMessageSource;

import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.MovableClock;
import org.grantway.shared.Role;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class OverdueRoundTests {

	private static final Instant BEGIN = Instant.parse("2027-01-04T01:00:00Z");

	private final MovableClock clock = new MovableClock(Clock.fixed(BEGIN, ZoneOffset.UTC));

	private final OnlyMark marks = new OnlyMark();

	private final Worklist worklist = mock(Worklist.class);

	private final Postbox postbox = mock(Postbox.class);

	private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

	private OverdueRound round;

	@BeforeEach
	void begin() {
		this.texts.setBasename("messages/notifications");
		this.texts.setDefaultEncoding("UTF-8");
		this.texts.setFallbackToSystemLocale(false);
		this.round = new OverdueRound(this.marks, this.worklist, this.postbox, this.texts, this.clock);
		this.round.tell();
		this.clock.moveBy(Duration.ofHours(2));
	}

	@Test
	void theFirstRoundOnlyBeginsToCount() {
		verify(this.worklist, never()).fellDue(any(), any(), anyInt());
		this.round.tell();
		verify(this.worklist).fellDue(BEGIN.minus(Duration.ofMinutes(10)), BEGIN.plus(Duration.ofMinutes(110)), 500);
	}

	@Test
	void eachPersonHearsOnceHoweverManyTasksAreOverdue() {
		UUID one = UUID.randomUUID();
		UUID other = UUID.randomUUID();
		WorkItem own = task(one);
		WorkItem free = task(null);
		given(this.worklist.fellDue(any(), any(), anyInt())).willReturn(List.of(own, free));
		given(this.worklist.mayDo(free.id())).willReturn(Set.of(one, other));
		this.round.tell();
		ArgumentCaptor<Message> messages = ArgumentCaptor.forClass(Message.class);
		verify(this.postbox, times(2)).deliver(messages.capture());
		Message several = messages.getAllValues().get(0);
		assertThat(several.personId()).isEqualTo(one);
		assertThat(several.title()).isEqualTo(LocalizedText.of("Overdue: Check it, and 1 more task", "已逾期：审查，另有1项"));
		assertThat(several.url()).isEqualTo("/tasks?overdue=true");
		Message single = messages.getAllValues().get(1);
		assertThat(single.personId()).isEqualTo(other);
		assertThat(single.title()).isEqualTo(LocalizedText.of("Overdue: Check it", "已逾期：审查"));
		assertThat(single.url()).isEqualTo(free.url());
	}

	@Test
	void nothingIsToldTwice() {
		this.round.tell();
		this.round.tell();
		verify(this.worklist, times(1)).fellDue(any(), any(), anyInt());
	}

	private static WorkItem task(UUID assignee) {
		CaseRef of = new CaseRef("application", UUID.randomUUID(), "APP-2027-000123");
		return new WorkItem(UUID.randomUUID(), "national-lab", "Task_FormalCheck", of, of.id(), null,
				LocalizedText.of("Check it", "审查"), LocalizedText.of("", ""), "form:formal-check", Role.AGENCY_OFFICER,
				Set.of(), assignee, false, BEGIN, BEGIN.plusSeconds(60), false, null);
	}

	private static final class OnlyMark implements OverdueMarks {

		private OverdueMark mark;

		@Override
		public OverdueMark save(OverdueMark saved) {
			this.mark = saved;
			return saved;
		}

		@Override
		public Optional<OverdueMark> findById(int id) {
			return Optional.ofNullable(this.mark);
		}

	}

}
