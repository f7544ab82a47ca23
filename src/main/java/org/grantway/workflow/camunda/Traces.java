package org.grantway.workflow.camunda;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import org.grantway.shared.CaseRef;
import org.grantway.workflow.CurrentStep;
import org.grantway.workflow.ProcessMap.FlowTaken;
import org.grantway.workflow.ProcessMap.InstanceTrace;
import org.grantway.workflow.ProcessMap.NodeVisit;

/**
 * Keeps which instance drives which subject and where it has been, in the engine's own
 * transaction.
 */
@Component
class Traces {

	private final JdbcTemplate jdbc;

	private final CurrentStep step;

	private final Clock clock;

	Traces(JdbcTemplate jdbc, CurrentStep step, Clock clock) {
		this.jdbc = jdbc;
		this.step = step;
		this.clock = clock;
	}

	void started(DelegateExecution execution) {
		String process = Variables.process(execution);
		String subject = Variables.text(execution, Variables.SUBJECT_ID);
		Object wanted = execution.getVariable(Variables.ROUND);
		int round = (wanted instanceof Number number) ? number.intValue() : nextRound(process, subject);
		if (wanted != null) {
			// a called process must not take its caller's round for its own
			execution.removeVariable(Variables.ROUND);
		}
		this.jdbc.update(
				"insert into workflow_instance (id, process, subject_id, round_no, case_type, case_id, case_number, "
						+ "instance_id, definition_id, started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				UUID.randomUUID().toString(), process, subject, round, Variables.text(execution, Variables.CASE_TYPE),
				Variables.text(execution, Variables.CASE_ID), Variables.text(execution, Variables.CASE_NUMBER),
				execution.getProcessInstanceId(), execution.getProcessDefinitionId(), now());
	}

	void ended(DelegateExecution execution) {
		this.jdbc.update("update workflow_instance set ended_at = ? where instance_id = ?", now(),
				execution.getProcessInstanceId());
	}

	void entered(DelegateExecution execution, String element) {
		this.step.at(execution.getProcessInstanceId(), element);
		this.jdbc.update(
				"insert into node_trace (activity_instance_id, instance_id, element, entered_at) "
						+ "values (?, ?, ?, ?)",
				execution.getActivityInstanceId(), execution.getProcessInstanceId(), element, now());
	}

	void left(DelegateExecution execution) {
		this.jdbc.update("update node_trace set left_at = ? where activity_instance_id = ?", now(),
				execution.getActivityInstanceId());
	}

	void taken(DelegateExecution execution, String flow) {
		this.jdbc.update("insert into flow_trace (id, instance_id, element, taken_at) values (?, ?, ?, ?)",
				UUID.randomUUID().toString(), execution.getProcessInstanceId(), flow, now());
	}

	boolean exists(String process, UUID subject, int round) {
		Long count = this.jdbc.queryForObject(
				"select count(*) from workflow_instance where process = ? and subject_id = ? and round_no = ?",
				Long.class, process, subject.toString(), round);
		return count != null && count > 0;
	}

	/**
	 * Engine ids of the running instances of a process for a subject, the newest first.
	 */
	List<String> running(String process, UUID subject) {
		return this.jdbc.queryForList("select instance_id from workflow_instance where process = ? and subject_id = ? "
				+ "and ended_at is null order by round_no desc", String.class, process, subject.toString());
	}

	List<String> runningOfCase(String caseType, UUID caseId) {
		return this.jdbc.queryForList(
				"select instance_id from workflow_instance where case_type = ? and case_id = ? and ended_at is null",
				String.class, caseType, caseId.toString());
	}

	/** The instance goes on under another version of its process. */
	void moved(String instanceId, String definition) {
		this.jdbc.update("update workflow_instance set definition_id = ? where instance_id = ?", definition,
				instanceId);
	}

	Instant startedAt(String instanceId) {
		return instant(this.jdbc.queryForObject("select started_at from workflow_instance where instance_id = ?",
				LocalDateTime.class, instanceId));
	}

	/** Cases that have a running instance, in the order of their kind and number. */
	List<CaseRef> runningCases(CaseRef after, int most) {
		return this.jdbc.query(
				"select distinct case_type, case_id, case_number from workflow_instance where ended_at is null "
						+ "and (case_type > ? or (case_type = ? and case_number > ?)) "
						+ "order by case_type, case_number limit ?",
				(row, index) -> new CaseRef(row.getString(1), UUID.fromString(row.getString(2)), row.getString(3)),
				(after != null) ? after.type() : "", (after != null) ? after.type() : "",
				(after != null) ? after.number() : "", most);
	}

	Optional<CaseRef> caseOf(String instanceId) {
		return this.jdbc
			.query("select case_type, case_id, case_number from workflow_instance where instance_id = ?",
					(row, index) -> new CaseRef(row.getString(1), UUID.fromString(row.getString(2)), row.getString(3)),
					instanceId)
			.stream()
			.findFirst();
	}

	List<InstanceTrace> of(String caseType, UUID caseId) {
		Map<String, List<NodeVisit>> nodes = new LinkedHashMap<>();
		Map<String, List<FlowTaken>> flows = new LinkedHashMap<>();
		String ofCase = " t join workflow_instance i on i.instance_id = t.instance_id "
				+ "where i.case_type = ? and i.case_id = ? order by ";
		this.jdbc.query(
				"select t.instance_id, t.element, t.entered_at, t.left_at from node_trace" + ofCase + "t.entered_at",
				(row) -> {
					nodes.computeIfAbsent(row.getString(1), (id) -> new ArrayList<>())
						.add(new NodeVisit(row.getString(2), instant(row.getObject(3, LocalDateTime.class)),
								instant(row.getObject(4, LocalDateTime.class))));
				}, caseType, caseId.toString());
		this.jdbc.query("select t.instance_id, t.element, t.taken_at from flow_trace" + ofCase + "t.taken_at",
				(row) -> {
					flows.computeIfAbsent(row.getString(1), (id) -> new ArrayList<>())
						.add(new FlowTaken(row.getString(2), instant(row.getObject(3, LocalDateTime.class))));
				}, caseType, caseId.toString());
		return this.jdbc.query(
				"select instance_id, process, definition_id, subject_id, started_at, ended_at from workflow_instance "
						+ "where case_type = ? and case_id = ? order by started_at, process",
				(row, index) -> new InstanceTrace(row.getString(1), row.getString(2), row.getString(3),
						UUID.fromString(row.getString(4)), instant(row.getObject(5, LocalDateTime.class)),
						instant(row.getObject(6, LocalDateTime.class)), nodes.getOrDefault(row.getString(1), List.of()),
						flows.getOrDefault(row.getString(1), List.of())),
				caseType, caseId.toString());
	}

	private int nextRound(String process, String subject) {
		Integer last = this.jdbc.queryForObject(
				"select max(round_no) from workflow_instance where process = ? and subject_id = ?", Integer.class,
				process, subject);
		return (last != null) ? last + 1 : 1;
	}

	private LocalDateTime now() {
		return LocalDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC);
	}

	private static Instant instant(LocalDateTime time) {
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

}
