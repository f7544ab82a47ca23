package org.grantway.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.grantway.documents.ContentStore.Arrival;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps the bytes on disk and what is known of them in the database.
 */
@Service("files")
@Transactional
class DiskFiles implements Files {

	private final FileRecords records;

	private final ContentStore store;

	private final UploadCheck check;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	DiskFiles(FileRecords records, ContentStore store, UploadCheck check, ApplicationEventPublisher events,
			Clock clock) {
		this.records = records;
		this.store = store;
		this.check = check;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public StoredFile store(CaseRef of, String slot, MultipartFile upload, Actor by) {
		if (upload == null || upload.isEmpty()) {
			throw Refused.at("file", "documents.empty");
		}
		try (InputStream bytes = upload.getInputStream()) {
			return store(of, slot, upload.getOriginalFilename(), bytes, by);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public StoredFile store(CaseRef of, String slot, String name, byte[] content, Actor by) {
		return store(of, slot, name, new ByteArrayInputStream(content), by);
	}

	private StoredFile store(CaseRef of, String slot, String given, InputStream bytes, Actor by) {
		String name = FileName.clean(given);
		FileKind kind = FileKind.of(name);
		Arrival arrival = this.store.receive(bytes);
		int pages;
		try {
			pages = this.check.check(arrival.file(), kind);
		}
		catch (RuntimeException ex) {
			this.store.discard(arrival);
			throw ex;
		}
		this.store.keep(arrival);
		Optional<StoredFile> same = of(of, slot).stream()
			.filter((kept) -> kept.name().equals(name) && kept.sha256().equals(arrival.content().sha256()))
			.findFirst();
		if (same.isPresent()) {
			return same.get();
		}
		StoredFile file = this.records
			.save(new FileRecord(of, slot, name, kind, arrival.content(), pages, by.personId(),
					Instant.now(this.clock)))
			.view();
		this.events.publishEvent(Fact.of(of, "document.stored")
			.by(by)
			.now("slot", slot)
			.now("name", name)
			.now("size", file.size())
			.now("sha256", file.sha256()));
		return file;
	}

	@Override
	@Transactional(readOnly = true)
	public StoredFile require(UUID id) {
		return record(id).view();
	}

	@Override
	@Transactional(readOnly = true)
	public List<StoredFile> of(CaseRef of, String slot) {
		return this.records.current(of.type(), of.id(), slot).stream().map(FileRecord::view).toList();
	}

	@Override
	public void remove(UUID id, Actor by) {
		FileRecord record = record(id);
		if (record.removed()) {
			return;
		}
		record.remove(by.personId(), Instant.now(this.clock));
		this.records.save(record);
		StoredFile file = record.view();
		this.events.publishEvent(Fact.of(file.of(), "document.removed")
			.by(by)
			.was("slot", file.slot())
			.was("name", file.name())
			.was("sha256", file.sha256()));
	}

	@Override
	@Transactional(readOnly = true)
	public InputStream open(UUID id) {
		try {
			return java.nio.file.Files.newInputStream(this.store.path(record(id).sha256()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The bytes of file " + id + " are missing", ex);
		}
	}

	@Override
	@Transactional(readOnly = true)
	public int pages(UUID id) {
		return record(id).pages();
	}

	/**
	 * Opening somebody else's file is part of the case's history; who reviews is not for
	 * everybody who reads it.
	 */
	void recordOpening(StoredFile file, Actor reader) {
		if (!reader.is(file.by())) {
			this.events.publishEvent(Fact.of(file.of(), "document.opened")
				.by(reader)
				.now("name", file.name())
				.now("sha256", file.sha256())
				.readableBy(Audience.REVIEW));
		}
	}

	private FileRecord record(UUID id) {
		return this.records.findById(id).orElseThrow(() -> new NotFound("file " + id));
	}

}
