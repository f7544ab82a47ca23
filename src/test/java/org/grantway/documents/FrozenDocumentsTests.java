package org.grantway.documents;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.documents.FrozenDocuments.SignatureView;
import org.grantway.documents.FrozenDocuments.VoidedBy;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Notice;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.support.GrantwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@GrantwayTest
@RecordApplicationEvents
class FrozenDocumentsTests {

	private static final RoleAt HOST = RoleAt.of(Role.HOST_OFFICE, "UNI-THU");

	private final CaseRef of = new CaseRef("application", UUID.randomUUID(), "APP-TEST-" + UUID.randomUUID());

	private final Actor leader = actor(RoleAt.everywhere(Role.PRINCIPAL_INVESTIGATOR));

	private final Actor host = actor(HOST);

	@Autowired
	private ApplicationEvents events;

	@Autowired
	private FrozenDocuments documents;

	@Autowired
	private Clock clock;

	@Test
	void lowerRanksSignFirst() {
		FrozenDocument book = freeze();
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.documents.sign(book.id(), "host", this.host, HOST))
			.withMessage("documents.signature.not-your-turn");
		this.documents.sign(book.id(), "pi", this.leader, null);
		this.documents.sign(book.id(), "host", this.host, HOST);
		assertThat(states(book)).containsExactly("SIGNED", "SIGNED");
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.documents.sign(book.id(), "pi", this.leader, null));
	}

	@Test
	void onlyThePartySigns() {
		FrozenDocument book = freeze();
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.documents.sign(book.id(), "pi", this.host, HOST));
	}

	@Test
	void whoSignedForOnePartyDoesNotSignForAnother() {
		Actor both = new Actor(this.leader.personId(), this.leader.name(), Set.of(HOST));
		FrozenDocument book = freeze();
		this.documents.sign(book.id(), "pi", this.leader, null);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.documents.sign(book.id(), "host", both, HOST))
			.withMessage("documents.signature.one-each");
	}

	@Test
	void aSignatureOnPaperCountsWhenAnotherPersonHasConfirmedIt() {
		FrozenDocument book = freeze();
		this.documents.recordOnPaper(book.id(), "pi", UUID.randomUUID(), "国科〔2027〕1号",
				Times.dayOf(this.clock.instant()), this.leader);
		assertThat(states(book)).containsExactly("ON_PAPER", "WAITING");
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.documents.confirm(book.id(), "pi", this.leader))
			.withMessage("documents.signature.confirm-by-another");
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.documents.sign(book.id(), "host", this.host, HOST));
		this.documents.confirm(book.id(), "pi", this.host);
		this.documents.sign(book.id(), "host", this.host, HOST);
		assertThat(states(book)).containsExactly("SIGNED", "SIGNED");
	}

	@Test
	void aNewVersionVoidsTheSignaturesOfTheOneBefore() {
		FrozenDocument first = freeze();
		this.documents.sign(first.id(), "pi", this.leader, null);
		FrozenDocument second = freeze();
		assertThat(second.version()).isEqualTo(2);
		assertThat(states(first)).containsExactly("VOID", "VOID");
		assertThat(states(second)).containsExactly("WAITING", "WAITING");
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.documents.sign(first.id(), "pi", this.leader, null))
			.withMessage("documents.signature.void");
		assertThat(this.documents.latest(this.of, "task-book")).map(FrozenDocument::id).contains(second.id());
	}

	@Test
	void anOfficeWhoseSignatureBecomesVoidIsToldWhy() {
		FrozenDocument book = freeze();
		this.documents.sign(book.id(), "pi", this.leader, null);
		this.documents.voidSignatures(book.id(), VoidedBy.LAPSE, null, Actor.SYSTEM);
		assertThat(this.events.stream(Notice.class)).as("the host had not signed").isEmpty();
		FrozenDocument second = freeze();
		this.documents.sign(second.id(), "pi", this.leader, null);
		this.documents.sign(second.id(), "host", this.host, HOST);
		this.documents.voidSignatures(second.id(), VoidedBy.ARGUMENTATION, null, Actor.SYSTEM);
		assertThat(this.events.stream(Notice.class))
			.containsExactly(new Notice(this.of, HOST, "document.signatures-void.argumentation"));
	}

	@Test
	void theHashIsThatOfTheContent() {
		assertThat(freeze().sha256()).isEqualTo(ContentStore.hash("{\"budget\":1}".getBytes()));
	}

	private FrozenDocument freeze() {
		return this.documents.freeze(this.of, "task-book", LocalizedText.of("Task book", "任务书"), "{\"budget\":1}",
				List.of(new Party("pi", null, this.leader.personId(), LocalizedText.of("Leader", "负责人"), 1),
						new Party("host", HOST, null, LocalizedText.of("Host", "依托单位"), 2)),
				this.leader);
	}

	private List<String> states(FrozenDocument document) {
		return this.documents.signatures(document.id()).stream().map(SignatureView::state).toList();
	}

	private static Actor actor(RoleAt role) {
		return new Actor(UUID.randomUUID(), LocalizedText.of("Example", "示例"), Set.of(role));
	}

}
