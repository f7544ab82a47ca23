create table form_version (
	id char(36) not null,
	form_key varchar(80) not null,
	version_no int not null,
	content_hash char(64) not null,
	definition longtext not null,
	created_at ${datetime} not null,
	primary key (id),
	constraint uq_form_version_no unique (form_key, version_no),
	constraint uq_form_version_hash unique (form_key, content_hash)
);

create table form_submission (
	id char(36) not null,
	work_item_id char(36) not null,
	case_type varchar(40) not null,
	case_id char(36) not null,
	case_number varchar(60) not null,
	subject_id char(36) not null,
	process varchar(80) not null,
	task varchar(120) not null,
	item_key varchar(120),
	task_name varchar(255) not null,
	task_name_zh varchar(255),
	form_key varchar(80) not null,
	form_version int not null,
	outcome varchar(60) not null,
	answers longtext not null,
	person_id char(36) not null,
	person_role varchar(40) not null,
	person_scope varchar(80) not null,
	submitted_at ${datetime} not null,
	primary key (id),
	constraint uq_form_submission_item unique (work_item_id)
);
create index ix_form_submission_subject on form_submission (subject_id, task, submitted_at);
create index ix_form_submission_case on form_submission (case_type, case_id, submitted_at);

create table form_draft (
	id char(36) not null,
	work_item_id char(36) not null,
	person_id char(36) not null,
	answers longtext not null,
	saved_at ${datetime} not null,
	version bigint not null,
	primary key (id),
	constraint uq_form_draft unique (work_item_id, person_id)
);
