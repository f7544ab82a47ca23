package org.grantway.documents;

import java.util.Set;
import java.util.stream.StreamSupport;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Finds out whether a PDF does more than show pages: runs scripts, starts programs, sends
 * what is typed into it or carries other files.
 */
final class ActiveContent {

	private static final Set<String> ACTIONS = Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE",
			"Rendition", "RichMediaExecute");

	private static final Set<String> ANNOTATIONS = Set.of("FileAttachment", "RichMedia", "Screen", "Movie", "Sound",
			"3D");

	private static final COSName ACTIONS_OF_EVENTS = COSName.getPDFName("AA");

	private static final COSName FILES = COSName.getPDFName("AF");

	/** Deeper chains and trees are made to hide something. */
	private static final int DEEPEST = 30;

	private static final int MOST_BOOKMARKS = 10_000;

	private int bookmarks;

	private ActiveContent() {
	}

	static boolean isIn(PDDocument document) {
		COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
		COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
		COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
		return has(names, "JavaScript") || has(names, "EmbeddedFiles") || has(form, "XFA") || has(catalog, "Collection")
				|| catalog.containsKey(FILES) || acts(catalog.getDictionaryObject(COSName.OPEN_ACTION), 0)
				|| actsOnEvents(catalog) || (form != null && inFields(form.getCOSArray(COSName.FIELDS), 0))
				|| new ActiveContent().inBookmarks(catalog.getCOSDictionary(COSName.OUTLINES), 0)
				|| StreamSupport.stream(document.getPages().spliterator(), false).anyMatch(ActiveContent::isIn);
	}

	private static boolean isIn(PDPage page) {
		COSDictionary dictionary = page.getCOSObject();
		if (actsOnEvents(dictionary) || dictionary.containsKey(FILES)) {
			return true;
		}
		COSArray annotations = dictionary.getCOSArray(COSName.ANNOTS);
		for (int i = 0; annotations != null && i < annotations.size(); i++) {
			if (annotations.getObject(i) instanceof COSDictionary annotation
					&& (ANNOTATIONS.contains(String.valueOf(annotation.getNameAsString(COSName.SUBTYPE)))
							|| actsWhenUsed(annotation))) {
				return true;
			}
		}
		return false;
	}

	private static boolean inFields(COSArray fields, int depth) {
		for (int i = 0; fields != null && i < fields.size(); i++) {
			if (fields.getObject(i) instanceof COSDictionary field && (depth > DEEPEST || actsWhenUsed(field)
					|| inFields(field.getCOSArray(COSName.KIDS), depth + 1))) {
				return true;
			}
		}
		return false;
	}

	private boolean inBookmarks(COSDictionary parent, int depth) {
		COSDictionary item = (parent != null) ? parent.getCOSDictionary(COSName.FIRST) : null;
		for (; item != null; item = item.getCOSDictionary(COSName.NEXT)) {
			if (depth > DEEPEST || ++this.bookmarks > MOST_BOOKMARKS || actsWhenUsed(item)
					|| inBookmarks(item, depth + 1)) {
				return true;
			}
		}
		return false;
	}

	private static boolean actsWhenUsed(COSDictionary thing) {
		return acts(thing.getDictionaryObject(COSName.A), 0) || actsOnEvents(thing);
	}

	private static boolean actsOnEvents(COSDictionary thing) {
		COSDictionary events = thing.getCOSDictionary(ACTIONS_OF_EVENTS);
		return events != null
				&& events.keySet().stream().anyMatch((event) -> acts(events.getDictionaryObject(event), 0));
	}

	/** An action and those that follow it. */
	private static boolean acts(COSBase action, int depth) {
		if (action instanceof COSArray list) {
			for (int i = 0; i < list.size(); i++) {
				if (acts(list.getObject(i), depth + 1)) {
					return true;
				}
			}
		}
		return action instanceof COSDictionary known
				&& (depth > DEEPEST || ACTIONS.contains(String.valueOf(known.getNameAsString(COSName.S)))
						|| acts(known.getDictionaryObject(COSName.NEXT), depth + 1));
	}

	private static boolean has(COSDictionary dictionary, String name) {
		return dictionary != null && dictionary.containsKey(name);
	}

}
