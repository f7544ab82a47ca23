package org.grantway.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.documents.ReturnedPapers.Paper;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.Notice;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.shared.SentBack;
import org.grantway.shared.Times;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Freezes documents and collects the signatures on them.
 */
@Service
@Transactional
class SignedDocuments implements FrozenDocuments {

	private final DocumentVersions versions;

	private final SignatureRepository signatures;

	private final ReturnedPapers returned;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SignedDocuments(DocumentVersions versions, SignatureRepository signatures, ReturnedPapers returned,
			ApplicationEventPublisher events, Clock clock) {
		this.versions = versions;
		this.signatures = signatures;
		this.returned = returned;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public FrozenDocument freeze(CaseRef of, String kind, LocalizedText title, String content, List<Party> parties,
			Actor by) {
		List<DocumentVersion> before = known(of, kind);
		before.stream()
			.filter((version) -> !version.voided())
			.forEach((version) -> makeVoid(version, VoidedBy.NEW_VERSION));
		int number = before.stream().mapToInt(DocumentVersion::number).max().orElse(0) + 1;
		DocumentVersion frozen = this.versions
			.save(new DocumentVersion(of, kind, number, title, content, Instant.now(this.clock)));
		parties.forEach((party) -> this.signatures.save(new Signature(frozen.id(), party)));
		this.events.publishEvent(fact(frozen, "document.frozen", by).now("version", number));
		return frozen.view(parties);
	}

	@Override
	@Transactional(readOnly = true)
	public FrozenDocument require(UUID id) {
		return view(version(id));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<UUID, String> contents(Collection<UUID> ids) {
		return this.versions.findAllById(ids)
			.stream()
			.collect(Collectors.toMap(DocumentVersion::id, DocumentVersion::content));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<FrozenDocument> latest(CaseRef of, String kind) {
		List<DocumentVersion> known = known(of, kind);
		return known.isEmpty() ? Optional.empty() : Optional.of(view(known.get(known.size() - 1)));
	}

	@Override
	@Transactional(readOnly = true)
	public List<FrozenDocument> versions(CaseRef of, String kind) {
		return known(of, kind).stream().map(this::view).toList();
	}

	@Override
	public void sign(UUID document, String party, Actor by, RoleAt as) {
		DocumentVersion version = current(document);
		List<Signature> all = all(document);
		Signature signature = of(all, party);
		if (!maySign(by, signature.party(), as)) {
			throw new NotAllowed("documents.signature.not-yours");
		}
		requireTurn(all, signature);
		if (all.stream().anyMatch((other) -> other.by(by.personId()))) {
			throw new Refused("documents.signature.one-each");
		}
		signature.sign(by, as, Instant.now(this.clock));
		this.signatures.save(signature);
		this.events.publishEvent(fact(version, "document.signed", by).now("party", party).now("as", as));
	}

	/** Either the person named signs, or somebody in the role named. */
	private static boolean maySign(Actor by, Party party, RoleAt as) {
		if (party.person() != null) {
			return by.is(party.person());
		}
		return party.role() != null && by.holds(party.role()) && (as == null || by.holds(as));
	}

	@Override
	public void recordOnPaper(UUID document, String party, UUID scan, String documentNumber, LocalDate dateOnPaper,
			Actor by) {
		DocumentVersion version = current(document);
		List<Signature> all = all(document);
		Signature signature = of(all, party);
		requireTurn(all, signature);
		if (scan == null) {
			throw Refused.at("scan", "documents.signature.scan-missing");
		}
		if (dateOnPaper == null || dateOnPaper.isAfter(today())) {
			throw Refused.at("dateOnPaper", "documents.signature.date-wrong");
		}
		this.returned.requireMayEnter(document, party, by);
		signature.recordOnPaper(scan, documentNumber, dateOnPaper, by.personId(), Instant.now(this.clock));
		this.signatures.save(signature);
		this.events.publishEvent(fact(version, "document.signed-on-paper", by).onBehalfOf(signer(signature))
			.now("party", party)
			.now("documentNumber", documentNumber)
			.now("dateOnPaper", dateOnPaper)
			.now("scan", scan));
	}

	@Override
	public void confirm(UUID document, String party, Actor by) {
		DocumentVersion version = current(document);
		Signature signature = of(all(document), party);
		signature.confirm(by.personId());
		this.signatures.save(signature);
		this.events.publishEvent(
				fact(version, "document.signature-confirmed", by).onBehalfOf(signer(signature)).now("party", party));
	}

	@Override
	public void sendBack(UUID document, String party, String reason, Actor by) {
		DocumentVersion version = current(document);
		Signature signature = of(all(document), party);
		Paper paper = signature.paper();
		this.returned.keep(version.of(), document, paper, reason, by);
		signature.reopen();
		this.signatures.save(signature);
		this.events.publishEvent(fact(version, "document.signature-returned", by).onBehalfOf(signer(signature))
			.because(reason.strip())
			.was("documentNumber", paper.documentNumber())
			.was("dateOnPaper", paper.dateOnPaper())
			.was("scan", paper.scan())
			.now("party", party));
		this.events.publishEvent(new SentBack(paper.enteredBy(), version.of(), "document.signature-returned",
				reason.strip(), "/documents/" + document + "/sign"));
	}

	@Override
	public void voidSignatures(UUID document, VoidedBy cause, String words, Actor by) {
		DocumentVersion version = version(document);
		if (version.voided()) {
			return;
		}
		makeVoid(version, cause);
		this.events
			.publishEvent(fact(version, "document.signatures-voided", by).because(words).now("cause", cause.slug()));
	}

	@Override
	@Transactional(readOnly = true)
	public List<SignatureView> signatures(UUID document) {
		return all(document).stream().map(Signature::view).toList();
	}

	private void makeVoid(DocumentVersion version, VoidedBy cause) {
		version.makeVoid();
		this.versions.save(version);
		Set<RoleAt> told = new LinkedHashSet<>();
		for (Signature signature : all(version.id())) {
			if (signature.entered() && signature.party().role() != null) {
				told.add(signature.party().role());
			}
			signature.makeVoid();
			this.signatures.save(signature);
		}
		told.forEach((office) -> this.events
			.publishEvent(new Notice(version.of(), office, "document.signatures-void." + cause.slug())));
	}

	private static void requireTurn(List<Signature> all, Signature signature) {
		if (all.stream().anyMatch((other) -> other.precedes(signature) && !other.given())) {
			throw new Refused("documents.signature.not-your-turn");
		}
	}

	private DocumentVersion current(UUID id) {
		DocumentVersion version = version(id);
		if (version.voided()) {
			throw new Refused("documents.signature.void");
		}
		return version;
	}

	private DocumentVersion version(UUID id) {
		return this.versions.findById(id).orElseThrow(() -> new NotFound("document " + id));
	}

	private List<DocumentVersion> known(CaseRef of, String kind) {
		return this.versions.findByCaseTypeAndCaseIdAndKindOrderByNumber(of.type(), of.id(), kind);
	}

	private List<Signature> all(UUID document) {
		return this.signatures.findByDocumentIdOrderByRankAscPartyKeyAsc(document);
	}

	private static Signature of(List<Signature> all, String party) {
		return all.stream()
			.filter((signature) -> signature.isOf(party))
			.findFirst()
			.orElseThrow(() -> new NotFound("party " + party));
	}

	private FrozenDocument view(DocumentVersion version) {
		return version.view(all(version.id()).stream().map(Signature::party).toList());
	}

	private LocalDate today() {
		return Times.dayOf(Instant.now(this.clock));
	}

	private static RoleAt signer(Signature signature) {
		Party party = signature.party();
		return (party.role() != null) ? party.role() : RoleAt.everywhere(Role.PRINCIPAL_INVESTIGATOR);
	}

	private static Fact fact(DocumentVersion version, String action, Actor by) {
		return Fact.of(version.of(), action).by(by).now("kind", version.kind()).now("sha256", version.sha256());
	}

}
