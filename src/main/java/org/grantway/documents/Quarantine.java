package org.grantway.documents;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.grantway.documents.MalwareScanner.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Has files scanned that wait for the malware scanner: first those in quarantine, then
 * those that were stored before there was a scanner, which stay open meanwhile.
 */
@Component
class Quarantine {

	private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

	private static final UUID FIRST = new UUID(0, 0);

	private static final int PAGE = 50;

	/** How often one content is locked at once. */
	private static final int MOST_OF_ONE_CONTENT = 200;

	/** Other rounds wait for the same thread. */
	private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

	private final FileRecords records;

	private final ContentStore store;

	private final MalwareScanner scanner;

	private final FileChanges changes;

	/**
	 * Where the last round stopped. A file at which the scanner dies again and again must
	 * not keep it from those behind.
	 */
	private final Map<ScanState, UUID> reached = new EnumMap<>(ScanState.class);

	Quarantine(FileRecords records, ContentStore store, MalwareScanner scanner, FileChanges changes) {
		this.records = records;
		this.store = store;
		this.scanner = scanner;
		this.changes = changes;
	}

	/** One round, in the order of ids, until nothing is left or its time is up. */
	synchronized void scan() {
		if (!this.scanner.isConfigured() || !this.scanner.answers()) {
			return;
		}
		Round round = new Round();
		if (scan(ScanState.WAITING, round)) {
			scan(ScanState.UNCHECKED, round);
		}
		if (round.unanswered > 0) {
			log.warn("The malware scanner did not check {} files, which wait for the next round: {}", round.unanswered,
					round.trouble);
		}
	}

	/** Whether it came to the end. */
	private boolean scan(ScanState state, Round round) {
		List<FileRecord> page;
		do {
			page = this.records.inState(state, this.reached.getOrDefault(state, FIRST), Limit.of(PAGE));
			for (FileRecord file : page) {
				this.reached.put(state, file.id());
				Verdict verdict = this.scanner.scan(this.store.path(file.sha256()));
				note(file, verdict, round);
				if ((!verdict.isAnswer() && !this.scanner.answers()) || System.nanoTime() > round.end) {
					return false;
				}
			}
		}
		while (page.size() == PAGE);
		this.reached.remove(state);
		return true;
	}

	private void note(FileRecord file, Verdict verdict, Round round) {
		if (verdict.isInfected()) {
			lock(file.sha256(), verdict);
		}
		else if (verdict.isAnswer()) {
			settle(file.id(), verdict);
		}
		else {
			round.unanswered++;
			round.trouble = verdict.trouble();
		}
	}

	/** The same bytes are as dangerous in every other case. */
	void lock(String sha256, Verdict verdict) {
		this.records.ofContent(sha256, ScanState.INFECTED, Limit.of(MOST_OF_ONE_CONTENT))
			.forEach((file) -> settle(file.id(), verdict));
	}

	private void settle(UUID file, Verdict verdict) {
		try {
			this.changes.settle(file, verdict);
		}
		catch (OptimisticLockingFailureException ex) {
			log.debug("File {} was changed at the same moment; the next round sees it", file, ex);
		}
	}

	/** How a round goes. */
	private static final class Round {

		private final long end = System.nanoTime() + LONGEST;

		private int unanswered;

		private String trouble;

	}

}
