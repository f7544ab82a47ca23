package org.grantway.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import org.grantway.shared.Refused;

/**
 * A kind of file that may be uploaded.
 */
enum FileKind {

	PDF("application/pdf", "pdf"),
	DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"), PNG("image/png", "png"),
	JPEG("image/jpeg", "jpg", "jpeg");

	private static final Set<String> WITH_MACROS = Set.of("docm", "dotm", "xlsm", "xltm", "xlsb", "xlam");

	private static final Set<String> OLD_OFFICE = Set.of("doc", "dot", "xls", "xlt");

	private static final Set<String> ARCHIVES = Set.of("zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz");

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

	/**
	 * By the ending of the name; refuses others, with advice for those that are common.
	 */
	static FileKind of(String name) {
		int dot = name.lastIndexOf('.');
		String ending = (dot > 0) ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
		if (WITH_MACROS.contains(ending)) {
			throw Refused.at("file", "documents.macro-type");
		}
		if (OLD_OFFICE.contains(ending)) {
			throw Refused.at("file", "documents.old-office");
		}
		if (ARCHIVES.contains(ending)) {
			throw Refused.at("file", "documents.archive");
		}
		return Arrays.stream(values())
			.filter((kind) -> kind.endings.contains(ending))
			.findFirst()
			.orElseThrow(() -> Refused.at("file", "documents.type-not-allowed"));
	}

}
