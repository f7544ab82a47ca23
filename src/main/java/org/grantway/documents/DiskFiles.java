package org.grantway.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.grantway.documents.Intake.Received;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps the bytes on disk and what is known of them in the database. An upload is looked
 * into and scanned before its own transaction begins.
 */
@Service("files")
class DiskFiles implements Files {

	private final FileRecords records;

	private final ContentStore store;

	private final Intake intake;

	private final FileChanges changes;

	private final Quarantine quarantine;

	DiskFiles(FileRecords records, ContentStore store, Intake intake, FileChanges changes, Quarantine quarantine) {
		this.records = records;
		this.store = store;
		this.intake = intake;
		this.changes = changes;
		this.quarantine = quarantine;
	}

	@Override
	public StoredFile store(CaseRef of, String slot, MultipartFile upload, Actor by) {
		return store(of, slot, upload, Integer.MAX_VALUE, by);
	}

	@Override
	public StoredFile store(CaseRef of, String slot, MultipartFile upload, int most, Actor by) {
		if (upload == null || upload.isEmpty()) {
			throw Refused.at("file", "documents.empty");
		}
		try (InputStream bytes = upload.getInputStream()) {
			return store(of, slot, upload.getOriginalFilename(), bytes, most, by);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public StoredFile store(CaseRef of, String slot, String name, byte[] content, Actor by) {
		return store(of, slot, name, new ByteArrayInputStream(content), Integer.MAX_VALUE, by);
	}

	private StoredFile store(CaseRef of, String slot, String given, InputStream bytes, int most, Actor by) {
		Received received = this.intake.receive(given, bytes);
		if (received.verdict().isInfected()) {
			this.intake.discard(received);
			this.changes.refused(of, slot, received, by);
			this.quarantine.lock(received.content().sha256(), received.verdict());
			throw Refused.at("file", "documents.infected", received.verdict().signature());
		}
		this.intake.keep(received);
		return this.changes.add(of, slot, received, most, by);
	}

	@Override
	@Transactional(readOnly = true)
	public StoredFile require(UUID id) {
		return record(id).view();
	}

	@Override
	@Transactional(readOnly = true)
	public List<StoredFile> of(CaseRef of, String slot) {
		return of(of.type(), List.of(of.id()), List.of(slot));
	}

	@Override
	@Transactional(readOnly = true)
	public List<StoredFile> of(CaseRef of) {
		return this.records.findByCaseTypeAndCaseIdAndRemovedAtIsNullOrderByStoredAtAscIdAsc(of.type(), of.id())
			.stream()
			.map(FileRecord::view)
			.toList();
	}

	@Override
	@Transactional(readOnly = true)
	public List<StoredFile> of(String caseType, Collection<UUID> caseIds, Collection<String> slots) {
		return this.records.current(caseType, caseIds, slots).stream().map(FileRecord::view).toList();
	}

	@Override
	public void remove(UUID id, Actor by) {
		this.changes.remove(id, by);
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

	private FileRecord record(UUID id) {
		return this.records.findById(id).orElseThrow(() -> new NotFound("file " + id));
	}

}
