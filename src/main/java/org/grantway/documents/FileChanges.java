package org.grantway.documents;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.Intake.Received;
import org.grantway.documents.MalwareScanner.Verdict;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.PersonalNotice;
import org.grantway.shared.Refused;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what happens to files: each change of a row with the fact that tells of it.
 */
@Component
@Transactional
class FileChanges {

	private final FileRecords records;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	FileChanges(FileRecords records, ApplicationEventPublisher events, Clock clock) {
		this.records = records;
		this.events = events;
		this.clock = clock;
	}

	/** One that is there already is not added twice, and none where there are as many. */
	StoredFile add(CaseRef of, String slot, Received received, int most, Actor by) {
		List<FileRecord> current = this.records.current(of.type(), List.of(of.id()), List.of(slot));
		Optional<FileRecord> same = current.stream()
			.filter((kept) -> kept.isSame(received.name(), received.content()))
			.findFirst();
		if (same.isPresent()) {
			return settled(same.get(), received.verdict());
		}
		if (current.size() >= most) {
			throw new Refused("documents.too-many", most);
		}
		StoredFile file = this.records.save(new FileRecord(of, slot, received, by.personId(), now())).view();
		this.events.publishEvent(Fact.of(of, "document.stored")
			.by(by)
			.now("slot", slot)
			.now("name", file.name())
			.now("size", file.size())
			.now("sha256", file.sha256()));
		if (file.scan() == ScanState.WAITING) {
			this.events.publishEvent(fact(file, "document.quarantined"));
		}
		return file;
	}

	/** Of an upload that is refused no row tells, so the journal does. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void refused(CaseRef of, String slot, Received received, Actor by) {
		this.events.publishEvent(Fact.of(of, "document.infected-refused")
			.by(by)
			.now("slot", slot)
			.now("name", received.name())
			.now("sha256", received.content().sha256())
			.now("malware", received.verdict().signature()));
	}

	void remove(UUID id, Actor by) {
		FileRecord record = record(id);
		if (record.removed()) {
			return;
		}
		record.remove(by.personId(), now());
		this.records.save(record);
		StoredFile file = record.view();
		this.events.publishEvent(Fact.of(file.of(), "document.removed")
			.by(by)
			.was("slot", file.slot())
			.was("name", file.name())
			.was("sha256", file.sha256()));
	}

	/**
	 * Opening somebody else's file is part of the case's history; who reviews is not for
	 * everybody who reads it.
	 */
	void opened(StoredFile file, Actor reader) {
		if (!reader.is(file.by())) {
			this.events.publishEvent(Fact.of(file.of(), "document.opened")
				.by(reader)
				.now("name", file.name())
				.now("sha256", file.sha256())
				.readableBy(Audience.REVIEW));
		}
	}

	/**
	 * Notes what the scanner said of a file that was stored before; the uploader hears of
	 * malware. A scanner that did not answer changes nothing.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void settle(UUID id, Verdict verdict) {
		settled(record(id), verdict);
	}

	/** Notes whether a PDF that was stored before runs scripts or carries other files. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void looked(UUID id, boolean active) {
		if (!active) {
			this.records.checked(id);
			return;
		}
		FileRecord record = record(id);
		record.foundActive();
		this.events.publishEvent(fact(this.records.save(record).view(), "document.active-content-found"));
	}

	private StoredFile settled(FileRecord record, Verdict verdict) {
		if (!record.scanned(verdict, now())) {
			return record.view();
		}
		StoredFile file = this.records.save(record).view();
		if (verdict.isInfected()) {
			this.events.publishEvent(fact(file, "document.infected").now("malware", verdict.signature()));
			if (!Actor.SYSTEM.is(file.by())) {
				this.events.publishEvent(new PersonalNotice(file.of(), file.by(), "document.infected",
						"/cases/" + file.of().number() + "/history"));
			}
		}
		else {
			this.events.publishEvent(fact(file, "document.scanned"));
		}
		return file;
	}

	private static Fact fact(StoredFile file, String action) {
		return Fact.of(file.of(), action)
			.by(Actor.SYSTEM)
			.now("slot", file.slot())
			.now("name", file.name())
			.now("sha256", file.sha256());
	}

	private FileRecord record(UUID id) {
		return this.records.findById(id).orElseThrow(() -> new NotFound("file " + id));
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
