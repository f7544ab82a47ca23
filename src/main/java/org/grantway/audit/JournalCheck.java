package org.grantway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.shared.AuthLevel;
import org.grantway.shared.CaseRef;
import org.grantway.shared.DomainEvent.Audience;

/**
 * Goes through the whole journal and says whether it is as it was written: every mac,
 * every commitment whose values are still there, and each case's numbers without a gap
 * from the first to the last one given.
 */
@Service
@Transactional(readOnly = true)
class JournalCheck {

	private static final int PAGE = 1000;

	/** More are counted, not listed. */
	private static final int LISTED = 50;

	private final JdbcTemplate jdbc;

	private final JournalKeys keys;

	JournalCheck(JdbcTemplate jdbc, JournalKeys keys) {
		this.jdbc = jdbc;
		this.keys = keys;
	}

	/** Reads everything; the page says that it may take a while. */
	Report run() {
		// The numbers given first: what is written meanwhile only adds to the entries.
		Map<String, Long> given = new HashMap<>();
		this.jdbc.query("select case_type, case_id, last_no from journal_counter", (row) -> {
			given.put(key(row.getString(1), row.getString(2)), row.getLong(3));
		});
		Findings findings = new Findings(given);
		List<Sealed> page = page(null);
		while (!page.isEmpty()) {
			page.forEach(findings::read);
			page = page(page.get(page.size() - 1));
		}
		return findings.report();
	}

	private List<Sealed> page(Sealed after) {
		String columns = "select e.id, e.case_type, e.case_id, e.case_number, e.counter, e.at_time, e.actor, e.role_at, "
				+ "e.on_behalf_of, e.auth_level, e.action, e.instance_id, e.element, e.audience, e.before_hash, "
				+ "e.after_hash, e.commitment, e.key_id, e.mac, p.salt, p.payload from journal_entry e "
				+ "left join journal_payload p on p.entry_id = e.id ";
		String order = " order by e.case_type, e.case_id, e.counter limit " + PAGE;
		if (after == null) {
			return this.jdbc.query(columns + order, (row, index) -> sealed(row));
		}
		String type = after.entry().caseType;
		String id = after.caseId();
		return this.jdbc.query(columns
				+ "where e.case_type > ? or (e.case_type = ? and (e.case_id > ? or (e.case_id = ? and e.counter > ?)))"
				+ order, (row, index) -> sealed(row), type, type, id, id, after.entry().counter);
	}

	private static String key(String type, String id) {
		return type + ' ' + id;
	}

	private static Sealed sealed(ResultSet row) throws SQLException {
		JournalEntry entry = new JournalEntry();
		entry.caseType = row.getString("case_type");
		entry.caseNumber = row.getString("case_number");
		entry.counter = row.getLong("counter");
		entry.atTime = row.getObject("at_time", LocalDateTime.class).toInstant(ZoneOffset.UTC);
		entry.roleAt = row.getString("role_at");
		entry.onBehalfOf = row.getString("on_behalf_of");
		entry.action = row.getString("action");
		entry.instanceId = row.getString("instance_id");
		entry.element = row.getString("element");
		entry.beforeHash = row.getString("before_hash");
		entry.afterHash = row.getString("after_hash");
		entry.commitment = row.getString("commitment");
		entry.keyId = row.getString("key_id");
		entry.mac = row.getString("mac");
		boolean readable = true;
		try {
			entry.caseId = UUID.fromString(row.getString("case_id").strip());
			entry.id = UUID.fromString(row.getString("id"));
			entry.actor = UUID.fromString(row.getString("actor"));
			entry.authLevel = AuthLevel.valueOf(row.getString("auth_level"));
			entry.audience = Audience.valueOf(row.getString("audience"));
		}
		catch (IllegalArgumentException ex) {
			// something that this program never wrote
			readable = false;
		}
		return new Sealed(entry, row.getString("case_id"), readable, row.getString("salt"), row.getString("payload"));
	}

	/** Collects what is wrong, going through the cases one after the other. */
	private final class Findings {

		private final Map<String, Long> given;

		private final List<Finding> found = new ArrayList<>();

		private String current;

		private JournalEntry last;

		private long events;

		private long erased;

		private Findings(Map<String, Long> given) {
			this.given = given;
		}

		private void read(Sealed sealed) {
			JournalEntry entry = sealed.entry();
			String key = key(entry.caseType, sealed.caseId());
			if (!key.equals(this.current)) {
				endCase();
				this.current = key;
			}
			long expected = (this.last != null) ? this.last.counter + 1 : 1;
			if (entry.counter != expected) {
				this.found.add(new Finding("gap", ref(entry), expected, entry.atTime, null));
			}
			this.events++;
			this.last = entry;
			String wrong = wrong(sealed);
			if (wrong != null) {
				this.found.add(new Finding(wrong, ref(entry), entry.counter, entry.atTime, entry.action));
			}
		}

		private String wrong(Sealed sealed) {
			JournalEntry entry = sealed.entry();
			if (entry.mac == null) {
				return "unsealed";
			}
			if (!JournalCheck.this.keys.knows(entry.keyId)) {
				return "key";
			}
			if (!sealed.readable() || !JournalCheck.this.keys.isSealed(entry)) {
				return "changed";
			}
			if (sealed.payload() == null) {
				this.erased++;
				return null;
			}
			return sealed.fits() ? null : "values";
		}

		private void endCase() {
			if (this.last != null) {
				Long wanted = this.given.remove(this.current);
				if ((wanted != null) ? wanted > this.last.counter : !isCounted(this.last)) {
					this.found.add(new Finding("end", ref(this.last), this.last.counter + 1, this.last.atTime, null));
				}
			}
			this.last = null;
		}

		/** Whether the case has a counter by now: it may have begun after the reading. */
		private boolean isCounted(JournalEntry entry) {
			return !JournalCheck.this.jdbc
				.queryForList("select last_no from journal_counter where case_type = ? and case_id = ?", Long.class,
						entry.caseType, String.valueOf(entry.caseId))
				.isEmpty();
		}

		private Report report() {
			endCase();
			this.given.forEach((key, number) -> {
				String[] parts = key.split(" ", 2);
				this.found.add(new Finding("end", new CaseRef(parts[0], UUID.fromString(parts[1]), parts[1]), 1,
						Instant.EPOCH, null));
			});
			this.found.sort(Comparator.comparing(Finding::at).thenComparing(Finding::counter));
			return new Report(this.events, this.erased, this.found.size(),
					List.copyOf(this.found.subList(0, Math.min(LISTED, this.found.size()))));
		}

		private CaseRef ref(JournalEntry entry) {
			return new CaseRef(entry.caseType, entry.caseId, entry.caseNumber);
		}

	}

	private record Sealed(JournalEntry entry, String caseId, boolean readable, String salt, String payload) {

		boolean fits() {
			try {
				return Journal.commitment(HexFormat.of().parseHex(this.salt), this.payload)
					.equals(this.entry.commitment.strip());
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

	}

	/**
	 * What the check found.
	 *
	 * @param events how many events there are
	 * @param erased how many of them have had their values erased
	 * @param wrong how many things are wrong
	 * @param findings the first of them, the oldest event first
	 */
	record Report(long events, long erased, int wrong, List<Finding> findings) {

		public boolean isClean() {
			return this.wrong == 0;
		}

	}

	/**
	 * One thing that is wrong.
	 *
	 * @param kind unsealed, key, changed, values, gap or end
	 * @param counter number of the event in its case
	 * @param at when the event happened, or the one beside a missing event
	 * @param action what the event says it was, or null if it is missing
	 */
	record Finding(String kind, CaseRef of, long counter, Instant at, String action) {

	}

}
