-- Which engine instance drives which subject, the work list, and where cases have been.
create table workflow_instance (
	id char(36) not null primary key,
	process varchar(64) not null,
	subject_id char(36) not null,
	round_no int not null,
	case_type varchar(32) not null,
	case_id char(36) not null,
	case_number varchar(64) not null,
	instance_id varchar(64) not null,
	started_at ${datetime} not null,
	ended_at ${datetime},
	constraint workflow_instance_once unique (process, subject_id, round_no),
	constraint workflow_instance_engine unique (instance_id)
);
create index workflow_instance_case on workflow_instance (case_type, case_id, started_at);

create table work_item (
	id char(36) not null primary key,
	engine_task varchar(64) not null,
	instance_id varchar(64) not null,
	process varchar(64) not null,
	task varchar(64) not null,
	case_type varchar(32) not null,
	case_id char(36) not null,
	case_number varchar(64) not null,
	subject_id char(36) not null,
	item_key varchar(64),
	name_en varchar(200) not null,
	name_zh varchar(200) not null,
	explain_en varchar(1000) not null,
	explain_zh varchar(1000) not null,
	form varchar(300) not null,
	role_name varchar(40) not null,
	exclusive_with varchar(500),
	batch boolean not null,
	personal boolean not null,
	assignee char(36),
	state varchar(16) not null,
	created_at ${datetime} not null,
	due_at ${datetime},
	outcome varchar(64),
	completed_by char(36),
	completed_as varchar(120),
	completed_at ${datetime},
	version bigint not null,
	constraint work_item_engine_task unique (engine_task)
);
create index work_item_assignee on work_item (assignee, state, due_at);
create index work_item_case on work_item (case_type, case_id, state);
create index work_item_subject on work_item (subject_id, task, state);
create index work_item_due on work_item (state, due_at);

create table work_item_candidate (
	work_item_id char(36) not null,
	role_at varchar(120) not null,
	primary key (work_item_id, role_at)
);
create index work_item_candidate_role on work_item_candidate (role_at, work_item_id);

create table node_trace (
	activity_instance_id varchar(100) not null primary key,
	instance_id varchar(64) not null,
	element varchar(64) not null,
	entered_at ${datetime} not null,
	left_at ${datetime}
);
create index node_trace_instance on node_trace (instance_id, entered_at);

create table flow_trace (
	id char(36) not null primary key,
	instance_id varchar(64) not null,
	element varchar(64) not null,
	taken_at ${datetime} not null
);
create index flow_trace_instance on flow_trace (instance_id, taken_at);
