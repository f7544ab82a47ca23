package org.grantway.reporting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

import org.grantway.shared.Role;

/**
 * Counts the open tasks of a call in the database, those of submitted applications alone:
 * what nobody has submitted yet is the applicant's own. This is the one place that asks
 * the work list and the applications in one query, because either alone would have to
 * name all applications of the call to the other.
 */
@Component
class CallTasks {

	private static final String OPEN = """
			from WorkItemRow w, GrantApplication a
			where a.id = w.caseId and w.callNumber = :call and w.state = 'OPEN' and w.caseType = 'application'
			and a.submittedAt is not null""";

	private final EntityManager entities;

	CallTasks(EntityManager entities) {
		this.entities = entities;
	}

	/** How many there are, by kind of task and role. */
	List<Kind> kinds(String call, Instant now) {
		return this.entities
			.createQuery("select w.role, w.task, w.batch, count(w), sum(case when w.dueAt < :now then 1 else 0 end),"
					+ " min(w.createdAt) " + OPEN + " group by w.role, w.task, w.batch", Object[].class)
			.setParameter("call", call)
			.setParameter("now", now)
			.getResultList()
			.stream()
			.map((row) -> new Kind((Role) row[0], (String) row[1], (Boolean) row[2], ((Number) row[3]).longValue(),
					((Number) row[4]).longValue(), (Instant) row[5]))
			.toList();
	}

	/** Of each task on the page its id and its application's, the oldest first. */
	List<Open> oldest(String call, Pageable page) {
		return this.entities
			.createQuery("select w.id, w.caseId " + OPEN + " order by w.createdAt, w.id", Object[].class)
			.setParameter("call", call)
			.setFirstResult((int) page.getOffset())
			.setMaxResults(page.getPageSize())
			.getResultList()
			.stream()
			.map((row) -> new Open((UUID) row[0], (UUID) row[1]))
			.toList();
	}

	/**
	 * Tasks of one kind in one role.
	 *
	 * @param batch whether they are done for many applications at once
	 * @param oldest since when the first of them waits
	 */
	record Kind(Role role, String task, boolean batch, long open, long overdue, Instant oldest) {

	}

	/** An open task and its application. */
	record Open(UUID item, UUID application) {

	}

}
