package org.grantway.documents;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Looks for active content in PDFs that were stored before uploads were looked into: each
 * once.
 */
@Component
class ContentRound {

	private static final Logger log = LoggerFactory.getLogger(ContentRound.class);

	private static final int PAGE = 50;

	/** Other rounds wait for the same thread. */
	private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

	private final FileRecords records;

	private final ContentStore store;

	private final UploadCheck check;

	private final FileChanges changes;

	/** Every file that comes now is looked into when it comes. */
	private boolean over;

	ContentRound(FileRecords records, ContentStore store, UploadCheck check, FileChanges changes) {
		this.records = records;
		this.store = store;
		this.check = check;
		this.changes = changes;
	}

	/** One round, until nothing is left or its time is up. */
	synchronized void look() {
		long end = System.nanoTime() + LONGEST;
		while (!this.over && System.nanoTime() < end) {
			List<FileRecord> page = this.records
				.findByContentCheckedFalseAndMediaTypeOrderById(FileKind.PDF.mediaType(), Limit.of(PAGE));
			this.over = page.isEmpty();
			page.forEach(this::look);
		}
	}

	private void look(FileRecord file) {
		try {
			this.changes.looked(file.id(), this.check.isActive(this.store.path(file.sha256())));
		}
		catch (OptimisticLockingFailureException ex) {
			log.debug("File {} was changed at the same moment; the next round sees it", file.id(), ex);
		}
	}

}
