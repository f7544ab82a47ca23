package org.grantway.awards.taskbook;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.awards.AwardsAccess;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.documents.FrozenDocuments.VoidedBy;
import org.grantway.documents.ReturnedPapers;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkflowStep;

/**
 * What the process of signing asks for and does.
 */
@WorkflowStep("signingSteps")
@Transactional
public class SigningSteps {

	private final SigningRounds rounds;

	private final FrozenDocuments documents;

	private final ReturnedPapers returned;

	private final AwardsAccess access;

	private final ApplicationEventPublisher events;

	SigningSteps(SigningRounds rounds, FrozenDocuments documents, ReturnedPapers returned, AwardsAccess access,
			ApplicationEventPublisher events) {
		this.rounds = rounds;
		this.documents = documents;
		this.returned = returned;
		this.access = access;
		this.events = events;
	}

	/** The ranks of the parties, the lowest first. */
	@Transactional(readOnly = true)
	public List<String> turns(String documentId) {
		return document(documentId).parties()
			.stream()
			.map(Party::rank)
			.distinct()
			.sorted()
			.map(String::valueOf)
			.toList();
	}

	/** The parties of a rank. */
	@Transactional(readOnly = true)
	public List<String> parties(String documentId, String turn) {
		return document(documentId).parties()
			.stream()
			.filter((party) -> String.valueOf(party.rank()).equals(turn))
			.map(Party::key)
			.toList();
	}

	/** Those who may sign for a party that is no single person. */
	@Transactional(readOnly = true)
	public List<String> signers(String documentId, String key) {
		List<String> signers = new ArrayList<>();
		Party party = party(documentId, key);
		if (party.role() != null) {
			signers.add(party.role().toString());
		}
		return signers;
	}

	/**
	 * The person who signs; after a paper came back, the one who had entered it. Null if
	 * it is whoever holds a role.
	 */
	@Transactional(readOnly = true)
	public String person(String documentId, String key) {
		UUID person = this.returned.of(UUID.fromString(documentId))
			.stream()
			.map(ReturnedPapers.Returned::paper)
			.filter((paper) -> paper.party().equals(key))
			.map(ReturnedPapers.Paper::enteredBy)
			.findFirst()
			.orElseGet(() -> party(documentId, key).person());
		return (person != null) ? person.toString() : null;
	}

	/** Officers of the managing agency and the lead compare papers with the document. */
	@Transactional(readOnly = true)
	public List<String> confirmers(String documentId, String key) {
		var call = this.access.callOf(document(documentId).of().id());
		return List.of(RoleAt.of(Role.AGENCY_OFFICER, call.managingAgency()).toString(),
				RoleAt.of(Role.PROGRAMME_OFFICER, call.leadDepartment()).toString());
	}

	@Transactional(readOnly = true)
	public Date lapsesAt(String documentId) {
		return Date.from(round(documentId).lastDay());
	}

	/** All have signed: the book belongs to the award. */
	public String conclude(String documentId) {
		FrozenDocument document = document(documentId);
		end(documentId, "signed");
		this.events.publishEvent(new TaskBookSigned(document.of().id(), document.id()));
		this.events
			.publishEvent(Fact.of(document.of(), "taskbook.signed").by(Actor.SYSTEM).now("sha256", document.sha256()));
		return "signed";
	}

	public String refuse(String documentId) {
		FrozenDocument document = document(documentId);
		end(documentId, "refused");
		this.documents.voidSignatures(document.id(), VoidedBy.REFUSAL, round(documentId).refusal(), Actor.SYSTEM);
		return "refused";
	}

	public String lapse(String documentId) {
		FrozenDocument document = document(documentId);
		end(documentId, "lapsed");
		this.documents.voidSignatures(document.id(), VoidedBy.LAPSE, null, Actor.SYSTEM);
		this.events.publishEvent(Fact.of(document.of(), "taskbook.lapsed").by(Actor.SYSTEM));
		return "lapsed";
	}

	private void end(String documentId, String result) {
		SigningRound round = round(documentId);
		round.end(result);
		this.rounds.save(round);
	}

	private SigningRound round(String documentId) {
		return this.rounds.findById(UUID.fromString(documentId))
			.orElseThrow(() -> new NotFound("signing of " + documentId));
	}

	private FrozenDocument document(String id) {
		return this.documents.require(UUID.fromString(id));
	}

	private Party party(String documentId, String key) {
		return document(documentId).parties()
			.stream()
			.filter((party) -> party.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new NotFound("party " + key));
	}

}
