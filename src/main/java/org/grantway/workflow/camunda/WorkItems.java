package org.grantway.workflow.camunda;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import org.grantway.shared.Role;
import org.grantway.workflow.Worklist.Waiting;
import org.grantway.workflow.camunda.WorkItemRow.State;

interface WorkItems extends Repository<WorkItemRow, UUID> {

	/** Before a partner that counts in the whole case. */
	String IN_CASE = "case/";

	/**
	 * What the person may do and is not kept away from by having done its partner, for
	 * the same subject or, where the partner is written {@code case/…}, anywhere in the
	 * case. In the database's own language because every page asks: Hibernate translates
	 * a query with a list among its parameters anew each time.
	 */
	String OPEN_TO = """
			from work_item w
			where w.state = 'OPEN' and (w.assignee = :person or (w.assignee is null and exists (
				select 1 from work_item_candidate c where c.work_item_id = w.id and c.role_at in (:roles))))
				and (w.exclusive_with is null or not exists (
					select 1 from work_item d where d.subject_id = w.subject_id and d.completed_by = :person
						and concat(' ', w.exclusive_with, ' ') like concat('% ', d.task, ' %')))
				and (w.exclusive_with is null or w.exclusive_with not like '%case/%' or not exists (
					select 1 from work_item e where e.case_type = w.case_type and e.case_id = w.case_id
						and e.completed_by = :person
						and concat(' ', w.exclusive_with, ' ') like concat('% case/', e.task, ' %')))
			""";

	/** Of those, the ones that were asked for. */
	String ASKED_FOR = OPEN_TO + """
			and (:task is null or w.task = :task)
			and (:text is null or lower(w.case_number) like :text or lower(w.call_number) like :text
				or lower(w.name_en) like :text or w.name_zh like :text or w.case_id in (:cases))
			and (:overdueBefore is null or w.due_at < :overdueBefore) and (:mine = false or w.assignee = :person)
			""";

	WorkItemRow save(WorkItemRow row);

	Optional<WorkItemRow> findById(UUID id);

	@Query(nativeQuery = true, countQuery = "select count(*) " + ASKED_FOR, value = "select w.* " + ASKED_FOR
			+ "order by case when w.due_at is null then 1 else 0 end, w.due_at, w.created_at, w.id")
	Page<WorkItemRow> openFor(UUID person, Collection<String> roles, String task, String text, Collection<String> cases,
			java.time.Instant overdueBefore, boolean mine, Pageable page);

	@Query(nativeQuery = true, value = "select w.case_type, w.case_id, w.case_number " + OPEN_TO
			+ "group by w.case_type, w.case_id, w.case_number "
			+ "order by min(case when w.due_at is null then 1 else 0 end), min(w.due_at), w.case_number limit 50")
	List<Object[]> casesOpenTo(UUID person, Collection<String> roles);

	@Query(nativeQuery = true, value = """
			select w.task, w.call_number, count(*), sum(case when w.due_at < :now then 1 else 0 end),
				sum(case when w.assignee is null then 1 else 0 end),
				sum(case when w.assignee is null and w.due_at < :now then 1 else 0 end)
			""" + OPEN_TO + "group by w.task, w.call_number")
	List<Object[]> countsFor(UUID person, Collection<String> roles, java.time.Instant now);

	List<WorkItemRow> findByStateAndDueAtAfterAndDueAtLessThanEqualOrderByDueAt(State state, java.time.Instant after,
			java.time.Instant until, Limit most);

	List<WorkItemRow> findBySubjectIdAndTaskAndState(UUID subjectId, String task, State state);

	List<WorkItemRow> findByFormAndStateOrderByCreatedAt(String form, State state);

	List<WorkItemRow> findByStateOrderByCreatedAt(State state);

	List<WorkItemRow> findByCaseTypeAndCaseIdAndStateOrderByCreatedAt(String caseType, UUID caseId, State state);

	List<WorkItemRow> findByCaseTypeAndCaseIdInAndStateOrderByCreatedAt(String caseType, Collection<UUID> caseIds,
			State state);

	List<WorkItemRow> findByCaseTypeAndCaseIdAndStateOrderByCompletedAtDesc(String caseType, UUID caseId, State state);

	@Query("select w.id from WorkItemRow w where w.callNumber = :call and w.task in :tasks and w.state = :state "
			+ "order by w.caseNumber, w.id")
	Page<UUID> idsIn(String call, Collection<String> tasks, State state, Pageable page);

	@Query("""
			select new org.grantway.workflow.Worklist$Waiting(w.role, w.task, w.batch, count(w),
				sum(case when w.dueAt < :now then 1L else 0L end), min(w.createdAt))
			from WorkItemRow w
			where w.callNumber = :call and w.caseType = :caseType and w.state = :state and w.handedIn = true
			group by w.role, w.task, w.batch""")
	List<Waiting> waitingIn(String caseType, String call, State state, java.time.Instant now);

	@Query("""
			select w.id from WorkItemRow w
			where w.callNumber = :call and w.caseType = :caseType and w.state = :state and w.handedIn = true
			order by w.createdAt, w.id""")
	List<UUID> oldestIn(String caseType, String call, State state, Pageable page);

	List<WorkItemRow> findByIdIn(Collection<UUID> ids);

	@Query("select w.caseId from WorkItemRow w where w.callNumber = :call and w.task = :task and w.state = :state")
	Set<UUID> casesWaiting(String call, String task, State state);

	@Query("select distinct w.assignee from WorkItemRow w where w.caseType = :caseType and w.caseId = :caseId "
			+ "and w.role = :role and w.personal = true and w.assignee is not null")
	Set<UUID> people(String caseType, UUID caseId, Role role);

	@Query("select distinct w.completedBy from WorkItemRow w where w.subjectId = :subject "
			+ "and w.completedBy is not null and w.task = :task")
	Set<UUID> whoDidFor(UUID subject, String task);

	@Query("select distinct w.completedBy from WorkItemRow w where w.caseType = :caseType and w.caseId = :caseId "
			+ "and w.completedBy is not null and w.task = :task")
	Set<UUID> whoDidIn(String caseType, UUID caseId, String task);

	List<WorkItemRow> findByAssigneeAndPersonalAndState(UUID assignee, boolean personal, State state);

	/** What is offered to a role, written {@code ROLE@SCOPE} or with a pattern. */
	@Query("select distinct w from WorkItemRow w join fetch w.candidates where w.state = :state and exists "
			+ "(select 1 from WorkItemRow v join v.candidates c where v.id = w.id and c like :role) "
			+ "order by w.createdAt, w.id")
	List<WorkItemRow> openToRole(State state, String role);

	/** Who is kept away from it, because they did one of its partners. */
	default Set<UUID> keptFrom(WorkItemRow row) {
		Set<UUID> kept = new HashSet<>();
		if (row.exclusiveWith != null && !row.exclusiveWith.isBlank()) {
			for (String partner : row.exclusiveWith.strip().split("\\s+")) {
				kept.addAll(partner.startsWith(IN_CASE)
						? whoDidIn(row.caseType, row.caseId, partner.substring(IN_CASE.length()))
						: whoDidFor(row.subjectId, partner));
			}
		}
		return kept;
	}

}
