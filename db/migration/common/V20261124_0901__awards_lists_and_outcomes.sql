create table submission_list (
	id char(36) not null primary key,
	version bigint not null,
	list_number varchar(40) not null,
	call_id char(36) not null,
	status varchar(40) not null,
	formed_by char(36) not null,
	formed_at ${datetime} not null,
	notice_from ${datetime},
	notice_until ${datetime},
	decision_number varchar(80),
	decided_by char(36),
	decided_at ${datetime}
);
create unique index submission_list_by_number on submission_list (list_number);
create index submission_list_by_call on submission_list (call_id, formed_at);
create index submission_list_by_status on submission_list (status, notice_until);

create table list_item (
	id char(36) not null primary key,
	version bigint not null,
	list_id char(36) not null,
	application_id char(36) not null,
	position_no int not null,
	proposed_fen bigint not null,
	consultation varchar(40),
	notice varchar(40),
	decision varchar(40),
	award_fen bigint,
	conditions longtext,
	grounds longtext,
	integrity_note varchar(2000)
);
create index list_item_by_list on list_item (list_id, position_no);
create index list_item_by_application on list_item (application_id);

create table call_money (
	call_id char(36) not null primary key,
	version bigint not null,
	reserved_fen bigint not null,
	committed_fen bigint not null
);

create table department_reply (
	id char(36) not null primary key,
	version bigint not null,
	list_id char(36) not null,
	department varchar(40) not null,
	round_no int not null,
	position_no int not null,
	asked_at ${datetime} not null,
	remind_at ${datetime} not null,
	due_at ${datetime} not null,
	reminded_at ${datetime},
	extended_at ${datetime},
	extension_reason varchar(2000),
	state varchar(40) not null,
	outcome varchar(40),
	severity varchar(40),
	draft longtext,
	return_remark varchar(2000),
	drafted_by char(36),
	drafted_at ${datetime},
	answered_by char(36),
	answered_at ${datetime},
	scan_id char(36),
	document_number varchar(80),
	date_on_paper date,
	entered_by char(36)
);
create unique index department_reply_by_list on department_reply (list_id, round_no, department);
create index department_reply_by_department on department_reply (department, state);

create table department_remark (
	id char(36) not null primary key,
	version bigint not null,
	reply_id char(36) not null,
	list_id char(36) not null,
	application_id char(36) not null,
	outcome varchar(40) not null,
	severity varchar(40),
	grounds longtext not null,
	requested_change longtext not null,
	adopted boolean,
	answer longtext,
	answered_by char(36),
	answered_at ${datetime}
);
create index department_remark_by_list on department_remark (list_id, reply_id);

create table coordination_meeting (
	id char(36) not null primary key,
	version bigint not null,
	list_id char(36) not null,
	meeting_no int not null,
	held_on date not null,
	minutes longtext not null,
	recorded_by char(36) not null,
	recorded_at ${datetime} not null
);
create index coordination_meeting_by_list on coordination_meeting (list_id, meeting_no);

create table dispute_ruling (
	id char(36) not null primary key,
	version bigint not null,
	list_id char(36) not null,
	application_id char(36) not null,
	result varchar(40) not null,
	grounds longtext not null,
	ruled_by char(36) not null,
	ruled_at ${datetime} not null
);
create index dispute_ruling_by_list on dispute_ruling (list_id);

create table notice_objection (
	id char(36) not null primary key,
	version bigint not null,
	list_id char(36) not null,
	application_id char(36),
	person_name varchar(200) not null,
	contact varchar(300) not null,
	grounds longtext not null,
	filed_at ${datetime} not null,
	result varchar(40),
	finding longtext,
	investigated_by char(36),
	investigated_at ${datetime}
);
create index notice_objection_by_list on notice_objection (list_id, filed_at);

create table award (
	application_id char(36) not null primary key,
	version bigint not null,
	call_id char(36) not null,
	decision_number varchar(80) not null,
	amount_fen bigint not null,
	conditions longtext,
	shares longtext not null,
	decided_at ${datetime} not null,
	task_book char(36)
);
create index award_by_call on award (call_id);

create table formal_outcome (
	id char(36) not null primary key,
	version bigint not null,
	application_id char(36) not null,
	status varchar(40) not null,
	document_number varchar(80) not null,
	grounds longtext not null,
	decided_at ${datetime} not null,
	served_at ${datetime} not null,
	appeal_until ${datetime} not null
);
create index formal_outcome_by_application on formal_outcome (application_id, decided_at);

create table task_book (
	application_id char(36) not null primary key,
	version bigint not null,
	content longtext not null,
	saved_at ${datetime} not null,
	saved_by char(36) not null
);

create table signing_round (
	document_id char(36) not null primary key,
	version bigint not null,
	application_id char(36) not null,
	last_day ${datetime} not null,
	refused_by char(36),
	refused_party varchar(80),
	refusal longtext,
	result varchar(40)
);
create index signing_round_by_application on signing_round (application_id);
