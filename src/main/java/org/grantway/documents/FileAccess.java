package org.grantway.documents;

import org.grantway.shared.Actor;

/**
 * Says who may open a case's files. The module that owns the kind of case provides one;
 * modules further right may add theirs (reviewers, auditors). One that allows is enough.
 */
public interface FileAccess {

	String caseType();

	/** Whether the reader sees the file's pages. */
	boolean mayOpen(Actor reader, Files.StoredFile file);

	/**
	 * Whether those who may open it by this rule do not get the file with its name, such
	 * as reviewers a PDF with active content.
	 */
	default boolean showsPagesOnly(Files.StoredFile file) {
		return false;
	}

}
