package org.grantway.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.persistence.EntityManager;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.Actor;
import org.grantway.shared.AuthLevel;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.RoleAt;
import org.grantway.web.ActorSource;
import org.grantway.web.ProofSource;
import org.grantway.workflow.CurrentStep;
import org.grantway.workflow.CurrentStep.Step;
import org.grantway.workflow.RolesInUse;

/**
 * The journal of all cases. Every event is written in the transaction of the change it
 * tells of; if it cannot be written, the change does not happen. Two changes of one case
 * at the same moment queue up at the case's counter.
 */
@Service
@Transactional
public class Journal {

	private static final HexFormat HEX = HexFormat.of();

	/** Writes; it need not look first whether an entry is there already. */
	private final EntityManager entities;

	private final JournalEntries entries;

	private final JournalPayloads payloads;

	private final JournalCounters counters;

	private final JournalGuard guard;

	private final JournalKeys keys;

	private final List<ActorSource> actors;

	private final List<ProofSource> proofs;

	private final RolesInUse roles;

	private final CurrentStep step;

	private final ObjectMapper json;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	Journal(EntityManager entities, JournalEntries entries, JournalPayloads payloads, JournalCounters counters,
			JournalGuard guard, JournalKeys keys, List<ActorSource> actors, List<ProofSource> proofs, RolesInUse roles,
			CurrentStep step, ObjectMapper json, Clock clock) {
		this.entities = entities;
		this.entries = entries;
		this.payloads = payloads;
		this.counters = counters;
		this.guard = guard;
		this.keys = keys;
		this.actors = actors;
		this.proofs = proofs;
		this.roles = roles;
		this.step = step;
		this.json = json;
		this.clock = clock;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(DomainEvent event) {
		CaseRef of = event.subject();
		Actor by = (event.by() != null) ? event.by() : current();
		JournalEntry entry = new JournalEntry();
		entry.id = UUID.randomUUID();
		entry.caseType = of.type();
		entry.caseId = of.id();
		entry.caseNumber = of.number();
		entry.counter = this.counters.next(of);
		entry.atTime = Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS);
		entry.actor = by.personId();
		entry.roleAt = this.roles.of(by).map(RoleAt::toString).orElse(null);
		entry.onBehalfOf = (event.onBehalfOf() != null) ? event.onBehalfOf().toString() : null;
		entry.authLevel = level(by);
		entry.action = event.action();
		this.step.get().ifPresent((at) -> {
			entry.instanceId = at.instanceId();
			entry.element = at.element();
		});
		entry.audience = event.audience();
		Map<String, Object> payload = new TreeMap<>();
		payload.put("before", event.before());
		payload.put("after", event.after());
		payload.put("reason", event.reason());
		payload.put("name", Map.of("en", text(by.name().en()), "zh", text(by.name().zh())));
		String text = CanonicalJson.of(payload);
		byte[] salt = new byte[32];
		this.random.nextBytes(salt);
		entry.beforeHash = commitment(salt, CanonicalJson.of(event.before()));
		entry.afterHash = commitment(salt, CanonicalJson.of(event.after()));
		entry.commitment = commitment(salt, text);
		this.keys.seal(entry);
		this.entities.persist(entry);
		JournalPayload values = new JournalPayload();
		values.entryId = entry.id;
		values.salt = HEX.formatHex(salt);
		values.payload = text;
		this.entities.persist(values);
		this.guard.journalled(of);
	}

	/**
	 * The events of a case, the newest first, with their values. The caller checks who
	 * may read what.
	 */
	@Transactional(readOnly = true)
	public List<Recorded> of(String caseType, UUID caseId) {
		return views(this.entries.findByCaseTypeAndCaseIdOrderByCounterDesc(caseType, caseId));
	}

	/** All events, the newest first, for the audit administrator. */
	@Transactional(readOnly = true)
	public Page<Recorded> search(String number, Pageable page) {
		Page<JournalEntry> found = this.entries
			.findByCaseNumberContainingOrderByAtTimeDescCounterDesc((number != null) ? number.strip() : "", page);
		Map<UUID, Recorded> views = views(found.getContent()).stream()
			.collect(Collectors.toMap(Recorded::id, Function.identity()));
		return found.map((entry) -> views.get(entry.id));
	}

	/** Binds an event to its values without giving them away. */
	static String commitment(byte[] salt, String payload) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(salt);
			return HEX.formatHex(digest.digest(payload.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<Recorded> views(Collection<JournalEntry> found) {
		Map<UUID, JournalPayload> values = new HashMap<>();
		this.payloads.findByEntryIdIn(found.stream().map((entry) -> entry.id).toList())
			.forEach((payload) -> values.put(payload.entryId, payload));
		return found.stream().map((entry) -> view(entry, values.get(entry.id))).toList();
	}

	@SuppressWarnings("unchecked")
	private Recorded view(JournalEntry entry, JournalPayload values) {
		Map<String, Object> payload = (values != null) ? read(values.payload) : Map.of();
		Map<String, Object> name = (Map<String, Object>) payload.getOrDefault("name", Map.of());
		return new Recorded(entry.id, new CaseRef(entry.caseType, entry.caseId, entry.caseNumber), entry.counter,
				entry.atTime, entry.actor, (String) name.get("en"), (String) name.get("zh"), role(entry.roleAt),
				role(entry.onBehalfOf), entry.authLevel, entry.action, entry.audience, (String) payload.get("reason"),
				(Map<String, Object>) payload.getOrDefault("before", Map.of()),
				(Map<String, Object>) payload.getOrDefault("after", Map.of()), entry.commitment,
				(entry.element != null) ? new Step(entry.instanceId, entry.element) : null);
	}

	private AuthLevel level(Actor by) {
		return by.isSystem() ? AuthLevel.SYSTEM
				: this.proofs.stream()
					.map((source) -> source.proofOf(by))
					.flatMap(Optional::stream)
					.findFirst()
					.orElse(AuthLevel.NONE);
	}

	private Actor current() {
		return this.actors.stream()
			.map(ActorSource::current)
			.flatMap(Optional::stream)
			.findFirst()
			.orElse(Actor.SYSTEM);
	}

	private Map<String, Object> read(String text) {
		try {
			return this.json.readValue(text, new TypeReference<>() {
			});
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A journal payload is no JSON", ex);
		}
	}

	private static RoleAt role(String text) {
		return (text != null) ? RoleAt.parse(text) : null;
	}

	private static String text(String value) {
		return (value != null) ? value : "";
	}

	/** An event with its values. */
	public record Recorded(UUID id, CaseRef of, long counter, Instant at, UUID actor, String nameEn, String nameZh,
			RoleAt as, RoleAt onBehalfOf, AuthLevel level, String action, Audience audience, String reason,
			Map<String, Object> before, Map<String, Object> after, String commitment, Step step) {

	}

}
