package org.grantway.applications;

import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

import org.grantway.applications.content.Field;
import org.grantway.applications.content.Section;
import org.grantway.documents.Files;
import org.grantway.documents.Files.StoredFile;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.NotFound;

/**
 * Adds files to sections and takes them off, as long as the section is open.
 */
@Service
class Attachments {

	private final ApplicationDrafts drafts;

	private final Calls calls;

	private final Files files;

	Attachments(ApplicationDrafts drafts, Calls calls, Files files) {
		this.drafts = drafts;
		this.calls = calls;
		this.files = files;
	}

	/** In no transaction: other people need its connection while the bytes are kept. */
	void add(String number, String sectionKey, String slot, MultipartFile upload, Actor actor) {
		GrantApplication application = this.drafts.writable(number, actor);
		Section section = this.drafts.writableSection(application, this.calls.require(application.callId()), sectionKey,
				actor);
		Field field = section.fields()
			.stream()
			.filter((candidate) -> candidate.kind() == Field.Kind.FILES && candidate.name().equals(slot))
			.findFirst()
			.orElseThrow(() -> new NotFound("slot " + slot));
		this.files.store(application.asCase(), slot, upload, field.limit(), actor);
	}

	@Transactional
	void remove(String number, String sectionKey, UUID fileId, Actor actor) {
		GrantApplication application = this.drafts.writable(number, actor);
		Section section = this.drafts.writableSection(application, this.calls.require(application.callId()), sectionKey,
				actor);
		StoredFile file = this.files.require(fileId);
		boolean here = file.of().id().equals(application.id())
				&& section.fields().stream().anyMatch((field) -> field.name().equals(file.slot()));
		if (!here) {
			throw new NotFound("file " + fileId);
		}
		this.files.remove(fileId, actor);
	}

}
