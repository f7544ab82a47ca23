package org.grantway.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.grantway.audit.Journal.Recorded;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.RolesInUse;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@AuditTest
class JournalTests {

	private final CaseRef ref = new CaseRef("seam", UUID.randomUUID(), "SEAM-J");

	private final Actor officer = new Actor(UUID.randomUUID(), LocalizedText.of("Officer", "主管"),
			Set.of(RoleAt.of(Role.AGENCY_OFFICER, "AG-1")));

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	Journal journal;

	@Autowired
	RolesInUse roles;

	@Autowired
	JdbcTemplate jdbc;

	@Test
	void keepsWhoWhatWhyAndTheValues() {
		inTransaction(Fact.of(this.ref, "case.moved")
			.by(this.officer)
			.because("At sea \"until\" the 20th\n")
			.was("due", "2027-01-01")
			.now("due", "2027-01-05")
			.now("gone", null)
			.readableBy(Audience.REVIEW));
		Recorded entry = history().get(0);
		assertThat(entry.actor()).isEqualTo(this.officer.personId());
		assertThat(entry.as()).isEqualTo(RoleAt.of(Role.AGENCY_OFFICER, "AG-1"));
		assertThat(entry.reason()).isEqualTo("At sea \"until\" the 20th\n");
		assertThat(entry.before()).containsEntry("due", "2027-01-01");
		assertThat(entry.after()).containsEntry("due", "2027-01-05").containsEntry("gone", null);
		assertThat(entry.audience()).isEqualTo(Audience.REVIEW);
		assertThat(entry.counter()).isEqualTo(1);
	}

	@Test
	void theEventHoldsNothingThatPeopleWrote() {
		inTransaction(Fact.of(this.ref, "case.named").by(this.officer).because("secret-grounds").now("name", "Zhao"));
		UUID id = history().get(0).id();
		String event = this.jdbc.queryForMap("select * from journal_entry where id = ?", id.toString()).toString();
		assertThat(event).contains("case.named").doesNotContain("secret-grounds", "Zhao", "Officer");
	}

	@Test
	void goesWithTheTransactionThatFails() {
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			this.events.publishEvent(Fact.of(this.ref, "case.moved").by(this.officer));
			throw new IllegalStateException("afterwards");
		})).hasMessage("afterwards");
		assertThat(history()).isEmpty();
	}

	@Test
	void countsEachCaseWithoutGapsUnderManyWriters() throws InterruptedException {
		ExecutorService writers = Executors.newFixedThreadPool(4);
		IntStream.range(0, 40).forEach((index) -> writers.execute(() -> inTransaction(Fact.of(this.ref, "case.seen"))));
		writers.shutdown();
		assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		List<Long> numbers = history().stream().map(Recorded::counter).sorted().toList();
		assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 40).mapToObj((index) -> (long) index).toList());
	}

	@Test
	void anOfficeCountsBeforeLeadingProjectsOfOnesOwn() {
		RoleAt agency = RoleAt.of(Role.AGENCY_OFFICER, "AG-1");
		RoleAt leader = RoleAt.everywhere(Role.PRINCIPAL_INVESTIGATOR);
		inTransaction(Fact.of(this.ref, "case.moved").by(holding(agency, leader)));
		assertThat(history().get(0).as()).isEqualTo(agency);
		inTransaction(Fact.of(this.ref, "case.moved").by(holding(leader)));
		assertThat(history().get(0).as()).isEqualTo(leader);
	}

	@Test
	void ofSeveralOfficesTheOneThatActsIsRecorded() {
		RoleAt agency = RoleAt.of(Role.AGENCY_OFFICER, "AG-1");
		RoleAt finance = RoleAt.of(Role.FINANCE_OFFICER, "AG-1");
		Actor both = holding(agency, finance);
		this.transaction.executeWithoutResult((status) -> {
			this.roles.acts(both, finance);
			this.events.publishEvent(Fact.of(this.ref, "case.moved").by(both));
		});
		assertThat(history().get(0).as()).isEqualTo(finance);
		inTransaction(Fact.of(this.ref, "case.moved").by(both));
		assertThat(history().get(0).as()).as("the note ends with its transaction").isNull();
	}

	@Test
	void saysForWhomItWasDone() {
		RoleAt head = RoleAt.of(Role.DEPARTMENT_HEAD, "D-1");
		inTransaction(Fact.of(this.ref, "case.moved").by(this.officer).onBehalfOf(head));
		assertThat(history().get(0).onBehalfOf()).isEqualTo(head);
	}

	@Test
	void theCommitmentBindsTheSaltAndTheValues() throws Exception {
		inTransaction(Fact.of(this.ref, "case.moved").by(this.officer).now("due", "2027-01-05"));
		var stored = this.jdbc.queryForMap(
				"select salt, payload, commitment from journal_payload p join journal_entry e on e.id = p.entry_id "
						+ "where e.case_id = ?",
				this.ref.id().toString());
		byte[] salt = HexFormat.of().parseHex((String) stored.get("salt"));
		assertThat(salt).hasSize(32);
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		digest.update(salt);
		digest.update(stored.get("payload").toString().getBytes(StandardCharsets.UTF_8));
		assertThat(stored.get("commitment")).isEqualTo(HexFormat.of().formatHex(digest.digest()));
	}

	@Test
	void withoutAPersonTheSystemDidIt() {
		inTransaction(Fact.of(this.ref, "case.closed"));
		assertThat(history().get(0).actor()).isEqualTo(Actor.SYSTEM.personId());
	}

	private static Actor holding(RoleAt... roles) {
		return new Actor(UUID.randomUUID(), LocalizedText.of("Officer", "主管"), Set.of(roles));
	}

	private List<Recorded> history() {
		return this.journal.of(this.ref.type(), this.ref.id());
	}

	private void inTransaction(Fact fact) {
		this.transaction.executeWithoutResult((status) -> this.events.publishEvent(fact));
	}

}
