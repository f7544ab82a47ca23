create table project (
	id char(36) not null primary key,
	number varchar(40) not null unique,
	application_id char(36) not null unique,
	call_id char(36) not null,
	kind varchar(40) not null,
	title_en varchar(500),
	title_zh varchar(500),
	principal_investigator char(36) not null,
	host varchar(40) not null,
	partners varchar(1000) not null,
	field varchar(40),
	lead_department varchar(40) not null,
	agency varchar(40) not null,
	decision_number varchar(80),
	task_book char(36),
	award_fen bigint not null,
	starts_on date not null,
	ends_on date not null,
	status varchar(40) not null,
	hold_reason varchar(2000),
	current_checkpoint char(36),
	result varchar(40),
	version bigint not null
);
create index project_principal_investigator on project (principal_investigator);
create index project_host on project (host);
create index project_agency on project (agency, status);

create table project_checkpoint (
	id char(36) not null primary key,
	project_id char(36) not null,
	ordinal int not null,
	kind varchar(40) not null,
	report_number int,
	opens_on date not null,
	due_on date not null,
	done_at ${datetime},
	version bigint not null
);
create index project_checkpoint_project on project_checkpoint (project_id, ordinal);

create table project_milestone (
	id char(36) not null primary key,
	project_id char(36) not null,
	ordinal int not null,
	name varchar(500) not null,
	deliverable varchar(1000),
	due_on date not null,
	forecast_on date,
	done_percent int not null,
	version bigint not null
);
create index project_milestone_project on project_milestone (project_id, ordinal);

create table project_indicator (
	id char(36) not null primary key,
	project_id char(36) not null,
	ordinal int not null,
	name varchar(500) not null,
	unit varchar(100),
	baseline varchar(100),
	target varchar(100),
	reached varchar(100),
	version bigint not null
);
create index project_indicator_project on project_indicator (project_id, ordinal);

create table project_instalment (
	id char(36) not null primary key,
	project_id char(36) not null,
	ordinal int not null,
	funder varchar(40) not null,
	amount_fen bigint not null,
	release_trigger varchar(80) not null,
	status varchar(40) not null,
	due_on date,
	paid_on date,
	reference varchar(80),
	received_on date,
	hold_reason varchar(2000),
	version bigint not null
);
create index project_instalment_project on project_instalment (project_id, ordinal);
create index project_instalment_status on project_instalment (status, due_on);

create table payment_posting (
	id char(36) not null primary key,
	project_id char(36) not null,
	instalment_id char(36),
	kind varchar(40) not null,
	funder varchar(40) not null,
	amount_fen bigint not null,
	posted_at ${datetime} not null,
	posted_by char(36) not null,
	note varchar(500)
);
create index payment_posting_project on payment_posting (project_id, posted_at);

create table project_report (
	id char(36) not null primary key,
	project_id char(36) not null,
	number_in_project int not null,
	period_from date not null,
	period_to date not null,
	status varchar(40) not null,
	summary longtext,
	deviations longtext,
	submitted_at ${datetime},
	accepted_at ${datetime},
	version bigint not null,
	constraint project_report_number unique (project_id, number_in_project)
);

create table project_report_line (
	id char(36) not null primary key,
	report_id char(36) not null,
	kind varchar(40) not null,
	about varchar(80) not null,
	amount varchar(100),
	note longtext
);
create index project_report_line_report on project_report_line (report_id);
