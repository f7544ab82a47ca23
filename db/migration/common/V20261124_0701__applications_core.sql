create table grant_application (
	id char(36) not null primary key,
	case_number varchar(40) not null,
	call_id char(36) not null,
	call_code varchar(60) not null,
	title_en varchar(500),
	title_zh varchar(500),
	summary_en longtext,
	summary_zh longtext,
	principal_investigator char(36) not null,
	host varchar(40) not null,
	partners varchar(2000) not null,
	excluded_reviewers varchar(1000) not null,
	field_code varchar(40),
	screenings varchar(400) not null,
	requested_fen bigint not null,
	duration_months int not null,
	status varchar(40) not null,
	status_since ${datetime} not null,
	refused_as varchar(40),
	open_slot varchar(100),
	document_id char(36),
	submitted_at ${datetime},
	created_at ${datetime} not null,
	updated_at ${datetime} not null,
	version bigint not null
);
create unique index ux_grant_application_number on grant_application (case_number);
create unique index ux_grant_application_open on grant_application (open_slot);
create index ix_grant_application_call on grant_application (call_id, case_number);
create index ix_grant_application_pi on grant_application (principal_investigator, created_at);
create index ix_grant_application_host on grant_application (host, status, updated_at);

create table application_member (
	application_id char(36) not null,
	person_id char(36) not null,
	primary key (application_id, person_id)
);
create index ix_application_member_person on application_member (person_id);

create table application_section (
	id char(36) not null primary key,
	application_id char(36) not null,
	section_key varchar(40) not null,
	content longtext not null,
	complete boolean not null,
	updated_by char(36) not null,
	updated_at ${datetime} not null,
	version bigint not null
);
create unique index ux_application_section on application_section (application_id, section_key);

create table submission_receipt (
	id char(36) not null primary key,
	application_id char(36) not null,
	receipt_number varchar(60) not null,
	document_id char(36) not null,
	document_version int not null,
	sha256 varchar(64) not null,
	stage varchar(40) not null,
	submitted_by char(36) not null,
	submitted_at ${datetime} not null
);
create unique index ux_submission_receipt_number on submission_receipt (receipt_number);
create index ix_submission_receipt_application on submission_receipt (application_id, submitted_at);

create table eligibility_finding (
	id char(36) not null primary key,
	application_id char(36) not null,
	ordinal int not null,
	code varchar(60) not null,
	text_en varchar(500) not null,
	text_zh varchar(500) not null,
	found_at ${datetime} not null
);
create index ix_eligibility_finding_application on eligibility_finding (application_id, ordinal);
