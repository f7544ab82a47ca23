package org.grantway.documents;

import java.util.UUID;
import java.util.stream.Stream;

import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may open a file: those whom the module that owns the case lets in, and nobody else.
 */
@Component
class DocumentAccess {

	private final Files files;

	private final ObjectProvider<FileAccess> rules;

	DocumentAccess(Files files, ObjectProvider<FileAccess> rules) {
		this.files = files;
		this.rules = rules;
	}

	boolean mayOpen(Actor reader, StoredFile file) {
		return rules(file).anyMatch((rule) -> rule.mayOpen(reader, file));
	}

	private Stream<FileAccess> rules(StoredFile file) {
		return this.rules.stream().filter((rule) -> rule.caseType().equals(file.of().type()));
	}

	/**
	 * A file that waits for the malware scanner opens for its uploader only; an infected
	 * one for nobody.
	 */
	private static void requireOpen(StoredFile file, boolean uploader) {
		if (file.scan() == ScanState.INFECTED) {
			throw new Refused("documents.scan.locked");
		}
		if (!file.scan().isOpen() && !uploader) {
			throw new Refused("documents.scan.not-yet");
		}
	}

	/**
	 * A file that may be read page by page, but not taken, is a file that is not there,
	 * unless only its own content keeps it from being taken.
	 */
	StoredFile requireDownloadable(Actor reader, UUID id) {
		StoredFile file = this.files.require(id);
		if (rules(file).noneMatch((rule) -> rule.mayOpen(reader, file) && !rule.showsPagesOnly(file))) {
			if (file.active() && mayOpen(reader, file)) {
				throw new Refused("documents.pages-only");
			}
			throw new NotFound("file " + id);
		}
		requireOpen(file, reader.is(file.by()));
		return file;
	}

	/**
	 * Whoever may not open a file must not learn that it exists. Pages are not made of
	 * what waits for the malware scanner, not even for its uploader.
	 */
	StoredFile requireReadable(Actor reader, UUID id) {
		StoredFile file = this.files.require(id);
		if (!mayOpen(reader, file)) {
			throw new NotFound("file " + id);
		}
		requireOpen(file, false);
		return file;
	}

}
