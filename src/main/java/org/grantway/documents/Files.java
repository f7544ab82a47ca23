package org.grantway.documents;

import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.web.multipart.MultipartFile;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

/**
 * Uploaded files, kept by the hash of their content. Refused are empty files, files over
 * the limit, types that are not allowed or do not match the name's ending, and malware.
 * While the malware scanner does not answer, files are kept in quarantine.
 */
public interface Files {

	/**
	 * Keeps an uploaded file; one that is there already is not kept twice.
	 * @param slot what the file is, e.g. {@code scientific-case}, {@code attachment},
	 * {@code signed-scan}
	 */
	StoredFile store(CaseRef of, String slot, MultipartFile upload, Actor by);

	/**
	 * The same in a slot that takes so many files at most; one more is refused with
	 * {@code documents.too-many}. Not to be called in a transaction, which would hold a
	 * connection to the database as long as the bytes take.
	 */
	StoredFile store(CaseRef of, String slot, MultipartFile upload, int most, Actor by);

	/** Keeps bytes the system made itself or the demonstration brings. */
	StoredFile store(CaseRef of, String slot, String name, byte[] content, Actor by);

	StoredFile require(UUID id);

	/** Current files of a case's slot, oldest first; replaced ones are left out. */
	List<StoredFile> of(CaseRef of, String slot);

	/** Current files of a case in all its slots, oldest first. */
	List<StoredFile> of(CaseRef of);

	/** Current files in these slots of several cases, oldest first, in one query. */
	List<StoredFile> of(String caseType, Collection<UUID> caseIds, Collection<String> slots);

	/**
	 * Takes the file off the case; its bytes stay for the versions that refer to them.
	 */
	void remove(UUID id, Actor by);

	/** Its bytes, whatever the scanner said; the caller checks who may have them. */
	InputStream open(UUID id);

	/** How many page images there are; 0 if it is no PDF. */
	int pages(UUID id);

	/**
	 * A file as it lies in a slot of a case.
	 *
	 * @param size in bytes
	 * @param sha256 hash of its bytes
	 * @param active whether it is a PDF that runs scripts or carries other files
	 * @param scan what is known of malware in it
	 */
	record StoredFile(UUID id, CaseRef of, String slot, String name, String mediaType, long size, String sha256,
			UUID by, Instant at, boolean active, ScanState scan) {

	}

}
