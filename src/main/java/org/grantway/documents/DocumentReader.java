package org.grantway.documents;

import java.util.List;
import java.util.Locale;

import org.grantway.documents.FrozenDocuments.FrozenDocument;
import org.grantway.documents.Readable.Fact;
import org.grantway.documents.Readable.Part;

/**
 * Says in words what a frozen document holds as data. Each module that freezes documents
 * reads its own kinds, so that they can be read as long as they are kept. The caller
 * checks who may read.
 */
public interface DocumentReader {

	/** Whether documents of this kind are this module's. */
	boolean reads(String kind);

	/** What is to be known of the document besides its number, version, time and hash. */
	default List<Fact> facts(FrozenDocument document, Locale locale) {
		return List.of();
	}

	/** What it says, in the language of the reader. */
	List<Part> read(FrozenDocument document, Locale locale);

}
