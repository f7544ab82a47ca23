-- What one person is typing in a section: kept every few seconds, not yet saved, seen by that person only.
create table application_working_copy (
	id char(36) not null primary key,
	application_id char(36) not null,
	section_key varchar(40) not null,
	person_id char(36) not null,
	base_version bigint not null,
	content longtext not null,
	kept_at ${datetime} not null
);
create unique index ux_application_working_copy on application_working_copy (application_id, person_id, section_key);
