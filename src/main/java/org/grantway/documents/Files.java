package org.grantway.documents;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.web.multipart.MultipartFile;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;

/**
 * Uploaded files, kept by the hash of their content. Refused are empty files, files over
 * the limit, and types that are not allowed or do not match the name's ending.
 */
public interface Files {

	/**
	 * Keeps an uploaded file; one that is there already is not kept twice.
	 * @param slot what the file is, e.g. {@code scientific-case}, {@code attachment},
	 * {@code signed-scan}
	 */
	StoredFile store(CaseRef of, String slot, MultipartFile upload, Actor by);

	/** Keeps bytes the system made itself or the demonstration brings. */
	StoredFile store(CaseRef of, String slot, String name, byte[] content, Actor by);

	StoredFile require(UUID id);

	/** Current files of a case's slot, oldest first; replaced ones are left out. */
	List<StoredFile> of(CaseRef of, String slot);

	/**
	 * Takes the file off the case; its bytes stay for the versions that refer to them.
	 */
	void remove(UUID id, Actor by);

	InputStream open(UUID id);

	/** How many page images there are; 0 if it is no PDF. */
	int pages(UUID id);

	record StoredFile(UUID id, CaseRef of, String slot, String name, String mediaType, long size, String sha256,
			UUID by, Instant at) {

	}

}
