-- Requests for reconsideration that came in writing, and what was answered.
create table appeal (
	id char(36) not null primary key,
	version bigint not null,
	application_id char(36) not null,
	outcome_number varchar(80) not null,
	letter_number varchar(80) not null,
	received_on date not null,
	grounds longtext not null,
	recorded_by char(36) not null,
	recorded_at ${datetime} not null,
	result varchar(40),
	rejoin_at varchar(40),
	finding longtext,
	answer_number varchar(80),
	answered_by char(36),
	answered_at ${datetime}
);
create index appeal_by_application on appeal (application_id, recorded_at);
