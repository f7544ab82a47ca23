-- What the applicant's side asks the officers of the call, and their answers.
create table application_question (
	id char(36) not null primary key,
	version bigint not null,
	application_id char(36) not null,
	question varchar(2000) not null,
	asked_by char(36) not null,
	asked_at ${datetime} not null,
	answer varchar(4000),
	answered_by char(36),
	answered_at ${datetime}
);
create index ix_application_question on application_question (application_id, asked_at);
