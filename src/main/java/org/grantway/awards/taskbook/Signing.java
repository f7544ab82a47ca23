package org.grantway.awards.taskbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.documents.Files;
import org.grantway.documents.FrozenDocuments;
import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.FrozenDocuments.Party;
import org.grantway.identity.Reauthentication;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * What parties do with a frozen document: sign, enter a signature on paper, confirm one,
 * refuse.
 */
@Service
@Transactional
class Signing {

	static final String SIGN = "Task_Sign";

	static final String CONFIRM = "Task_ConfirmScan";

	static final String SCAN_SLOT = "signed-scan";

	private final FrozenDocuments documents;

	private final SigningRounds rounds;

	private final Applications applications;

	private final AwardsAccess access;

	private final Reauthentication reauthentication;

	private final Files files;

	private final Worklist worklist;

	private final ApplicationEventPublisher events;

	Signing(FrozenDocuments documents, SigningRounds rounds, Applications applications, AwardsAccess access,
			Reauthentication reauthentication, Files files, Worklist worklist, ApplicationEventPublisher events) {
		this.documents = documents;
		this.rounds = rounds;
		this.applications = applications;
		this.access = access;
		this.reauthentication = reauthentication;
		this.files = files;
		this.worklist = worklist;
		this.events = events;
	}

	/** The document, for its parties and for those who may read its application. */
	@Transactional(readOnly = true)
	public FrozenDocument readable(UUID id, Actor actor) {
		FrozenDocument document = this.documents.require(id);
		ApplicationView application = this.applications.require(document.of().id());
		if (!isParty(document, actor)) {
			this.access.requireMayReadTaskBook(actor, application);
		}
		return document;
	}

	private boolean isParty(FrozenDocument document, Actor actor) {
		return document.parties().stream().anyMatch((one) -> this.access.isParty(actor, one.role(), one.person()));
	}

	@Transactional(readOnly = true)
	public SigningRound round(UUID document) {
		return this.rounds.findById(document).orElseThrow(() -> new NotFound("signing of " + document));
	}

	/** The party the actor can sign for now. */
	@Transactional(readOnly = true)
	public Optional<WorkItem> turn(UUID document, Actor actor) {
		return this.worklist.find(document, SIGN, actor);
	}

	/** A signature on paper that the actor can confirm now. */
	@Transactional(readOnly = true)
	public Optional<WorkItem> toConfirm(UUID document, Actor actor) {
		return this.worklist.find(document, CONFIRM, actor);
	}

	/** Signs in the system, after the person has proved who they are once more. */
	public void sign(FrozenDocument document, String password, Actor actor) {
		WorkItem item = requireTurn(document, actor);
		this.reauthentication.check(actor, password);
		Party party = party(document, item.itemKey());
		this.documents.sign(document.id(), party.key(), actor, roleOf(party, actor));
		this.worklist.complete(item.id(), actor, "sign", Map.of());
	}

	/**
	 * Keeps the scan of a signature on paper, before it is entered. In no transaction:
	 * other people need its connection while the bytes are kept.
	 * @return its id, or null if none was sent
	 */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public UUID keepScan(FrozenDocument document, MultipartFile scan, Actor actor) {
		requireTurn(document, actor);
		return (scan != null && !scan.isEmpty()) ? this.files.store(document.of(), SCAN_SLOT, scan, actor).id() : null;
	}

	/** Enters a signature on paper; somebody else confirms it. */
	public void onPaper(FrozenDocument document, UUID scan, String number, LocalDate date, Actor actor) {
		WorkItem item = requireTurn(document, actor);
		new Refusals().unless(scan != null, "scan", "signing.scan-missing")
			.unless(!number.isBlank(), "documentNumber", "signing.number-missing")
			.unless(date != null, "dateOnPaper", "documents.signature.date-wrong")
			.refuse();
		this.documents.recordOnPaper(document.id(), item.itemKey(), scan, number.strip(), date, actor);
		this.worklist.complete(item.id(), actor, "paper", Map.of());
	}

	public void confirm(FrozenDocument document, Actor actor) {
		WorkItem item = toConfirm(document.id(), actor).orElseThrow(() -> new Refused("signing.not-now"));
		this.documents.confirm(document.id(), item.itemKey(), actor);
		this.worklist.complete(item.id(), actor, "confirm", Map.of());
	}

	/** The paper does not match: it goes back to whoever entered it. */
	public void sendBack(FrozenDocument document, String reason, Actor actor) {
		WorkItem item = toConfirm(document.id(), actor).orElseThrow(() -> new Refused("signing.not-now"));
		this.documents.sendBack(document.id(), item.itemKey(), reason, actor);
		this.worklist.complete(item.id(), actor, "return", Map.of());
	}

	/** Refuses with a reason, which ends the signing for all. */
	public void refuse(FrozenDocument document, String reason, Actor actor) {
		WorkItem item = requireTurn(document, actor);
		if (reason.isBlank()) {
			throw Refused.at("reason", "signing.reason-missing");
		}
		SigningRound round = round(document.id());
		round.refuse(item.itemKey(), reason.strip(), actor.personId());
		this.rounds.save(round);
		this.events.publishEvent(Fact.of(document.of(), "taskbook.refused")
			.by(actor)
			.because(reason.strip())
			.now("party", item.itemKey()));
		this.worklist.complete(item.id(), actor, "refuse", Map.of());
	}

	private WorkItem requireTurn(FrozenDocument document, Actor actor) {
		return turn(document.id(), actor).orElseThrow(() -> isParty(document, actor) ? new Refused("signing.not-now")
				: new NotAllowed("documents.signature.not-yours"));
	}

	private static Party party(FrozenDocument document, String key) {
		List<Party> parties = document.parties();
		return parties.stream()
			.filter((party) -> party.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new NotFound("party " + key));
	}

	private static RoleAt roleOf(Party party, Actor actor) {
		return (party.role() != null) ? actor.grantFor(party.role()).orElse(party.role()) : null;
	}

}
