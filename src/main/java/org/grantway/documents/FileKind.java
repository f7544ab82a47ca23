package org.grantway.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of file that may be uploaded.
 */
enum FileKind {

	PDF("application/pdf", "pdf"),
	DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"), PNG("image/png", "png"),
	JPEG("image/jpeg", "jpg", "jpeg");

	private final String mediaType;

	private final Set<String> endings;

	FileKind(String mediaType, String... endings) {
		this.mediaType = mediaType;
		this.endings = Set.of(endings);
	}

	String mediaType() {
		return this.mediaType;
	}

	/** An office file, which is a zip archive inside. */
	boolean isArchive() {
		return this == DOCX || this == XLSX;
	}

	boolean isImage() {
		return this == PNG || this == JPEG;
	}

	/** By the ending of the name. */
	static Optional<FileKind> named(String name) {
		int dot = name.lastIndexOf('.');
		String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((kind) -> dot > 0 && kind.endings.contains(ending)).findFirst();
	}

}
