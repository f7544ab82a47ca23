package org.grantway.documents;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;
import org.grantway.web.CurrentActor;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Hands files and page images out. A file is always a download, never a page of this
 * site.
 */
@Controller
class FileController {

	private static final String SANDBOX = "default-src 'none'; sandbox";

	private final Files files;

	private final FileChanges changes;

	private final PageImages images;

	private final DocumentAccess access;

	FileController(Files files, FileChanges changes, PageImages images, DocumentAccess access) {
		this.files = files;
		this.changes = changes;
		this.images = images;
		this.access = access;
	}

	@GetMapping("/files/{id}")
	ResponseEntity<Resource> file(@PathVariable UUID id, @CurrentActor Actor actor) {
		StoredFile file = this.access.requireDownloadable(actor, id);
		this.changes.opened(file, actor);
		ContentDisposition download = ContentDisposition.attachment()
			.filename(file.name(), StandardCharsets.UTF_8)
			.build();
		return ResponseEntity.ok()
			.header("Content-Security-Policy", SANDBOX)
			.header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
			.contentType(MediaType.parseMediaType(file.mediaType()))
			.contentLength(file.size())
			.body(new InputStreamResource(this.files.open(id)));
	}

	@GetMapping("/files/{id}/pages/{page}.png")
	ResponseEntity<Resource> page(@PathVariable UUID id, @PathVariable int page, @CurrentActor Actor actor) {
		StoredFile file = this.access.requireReadable(actor, id);
		return ResponseEntity.ok()
			.header("Content-Security-Policy", SANDBOX)
			.contentType(MediaType.IMAGE_PNG)
			.body(new FileSystemResource(this.images.page(file, page)));
	}

}
