package org.grantway.documents;

import java.io.InputStream;

import org.grantway.documents.ContentStore.Arrival;
import org.grantway.documents.ContentStore.Content;
import org.grantway.documents.MalwareScanner.Verdict;
import org.grantway.documents.UploadCheck.Findings;

import org.springframework.stereotype.Component;

/**
 * Takes an upload in: writes its bytes to disk, looks into them and has them scanned for
 * malware. Nothing is kept until it is told to.
 */
@Component
class Intake {

	private final ContentStore store;

	private final UploadCheck check;

	private final MalwareScanner scanner;

	Intake(ContentStore store, UploadCheck check, MalwareScanner scanner) {
		this.store = store;
		this.check = check;
		this.scanner = scanner;
	}

	/** What is refused leaves nothing behind. */
	Received receive(String given, InputStream bytes) {
		String name = FileName.clean(given);
		FileKind kind = FileKind.of(name);
		Arrival arrival = this.store.receive(bytes);
		try {
			Findings findings = this.check.check(arrival.file(), kind);
			return new Received(name, kind, arrival, findings, this.scanner.scanUpload(arrival.file()));
		}
		catch (RuntimeException ex) {
			this.store.discard(arrival);
			throw ex;
		}
	}

	void keep(Received received) {
		this.store.keep(received.arrival());
	}

	void discard(Received received) {
		this.store.discard(received.arrival());
	}

	/**
	 * An upload that may be kept or discarded.
	 *
	 * @param findings what is in it
	 * @param verdict what the malware scanner said
	 */
	record Received(String name, FileKind kind, Arrival arrival, Findings findings, Verdict verdict) {

		Content content() {
			return this.arrival.content();
		}

	}

}
