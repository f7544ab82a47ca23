package org.grantway.audit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.shared.Actor;
import org.grantway.shared.Audited;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@AuditTest
class JournalGuardTests {

	/** Not part of a case's record, each for the reason given. */
	private static final Set<String> FREE = Set.of(
			// the record itself
			"JournalEntry", "JournalPayload", "JournalCounter",
			// read model of the engine, rebuilt from it; the acts themselves are
			// journalled
			"WorkItemRow",
			// unsent typing of one person, and the texts of form definitions
			"FormDraft", "WorkingCopy", "FormVersion",
			// what a section said before a partner's save, which is journalled
			"SectionBefore",
			// counts failed sign-ins; each failure and success is journalled
			"Guess",
			// the first administrators' links belong to nobody yet; use and making are
			// journalled
			"Invitation",
			// what people are told of journalled events, and how they want to be told
			"Message", "Mail", "MailPreference",
			// until when people have been told of what fell due
			"OverdueMark");

	private final CaseRef ref = new CaseRef("seam", UUID.randomUUID(), "SEAM-G");

	@Autowired
	EntityManager entities;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	FrozenDocuments documents;

	@Autowired
	JdbcTemplate jdbc;

	private UUID document;

	@BeforeEach
	void freezeADocument() {
		FrozenDocument frozen = this.documents
			.freeze(this.ref, "agreement", LocalizedText.of("Agreement", "协议"), "{}", List
				.of(new Party("host", RoleAt.of(Role.HOST_OFFICE, "ORG-1"), null, LocalizedText.of("Host", "单位"), 1)),
					Actor.SYSTEM);
		this.document = frozen.id();
	}

	@Test
	void everyEntityIsWatchedOrFreeForAReason() {
		Set<String> unwatched = this.entities.getMetamodel()
			.getEntities()
			.stream()
			.filter((entity) -> !Audited.class.isAssignableFrom(entity.getJavaType()))
			.map((entity) -> entity.getJavaType().getSimpleName())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(unwatched).isEqualTo(new TreeSet<>(FREE));
	}

	@Test
	void aSilentChangeIsRefusedAndUndone() {
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> makeVoid()))
			.hasStackTraceContaining("A DocumentVersion of case " + this.ref.id() + " was changed without an entry");
		assertThat(isVoid()).isFalse();
	}

	@Test
	void aChangeWithItsEntryGoesThroughInEitherOrder() {
		this.transaction.executeWithoutResult((status) -> {
			publish(this.ref);
			makeVoid();
		});
		assertThat(isVoid()).isTrue();
		this.transaction.executeWithoutResult((status) -> {
			changeASignature();
			this.entities.flush();
			publish(this.ref);
		});
	}

	@Test
	void anEntryOfAnotherCaseDoesNotCount() {
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			publish(new CaseRef("seam", UUID.randomUUID(), "SEAM-H"));
			makeVoid();
		})).hasStackTraceContaining("without an entry");
	}

	@Test
	void anEntryOfATransactionInsideDoesNotCount() {
		TransactionTemplate inside = new TransactionTemplate(this.transaction.getTransactionManager());
		inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			makeVoid();
			inside.executeWithoutResult((other) -> publish(this.ref));
		})).hasStackTraceContaining("without an entry");
	}

	@Test
	void aPartBelongsToTheCaseOfItsWhole() {
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> changeASignature()))
			.hasStackTraceContaining("A Signature of case " + this.ref.id() + " was changed without an entry");
		this.transaction.executeWithoutResult((status) -> {
			changeASignature();
			publish(this.ref);
		});
		assertThat(this.jdbc.queryForObject("select document_number from document_signature where document_id = ?",
				String.class, this.document.toString()))
			.isEqualTo("forged");
	}

	@Test
	void nothingIsRemovedInSilence() {
		assertThatThrownBy(() -> this.transaction
			.executeWithoutResult((status) -> this.entities.remove(find("Signature", "documentId"))))
			.hasStackTraceContaining("without an entry");
	}

	private void makeVoid() {
		ReflectionTestUtils.setField(find("DocumentVersion", "id"), "voided", true);
	}

	private void changeASignature() {
		ReflectionTestUtils.setField(find("Signature", "documentId"), "documentNumber", "forged");
	}

	private Object find(String entity, String field) {
		return this.entities.createQuery("from " + entity + " where " + field + " = :document")
			.setParameter("document", this.document)
			.getSingleResult();
	}

	private boolean isVoid() {
		return this.jdbc.queryForObject("select voided from frozen_document where id = ?", Boolean.class,
				this.document.toString());
	}

	private void publish(CaseRef of) {
		this.events.publishEvent(Fact.of(of, "case.moved"));
	}

}
