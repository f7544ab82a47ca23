create table change_request (
	id char(36) not null primary key,
	project_id char(36) not null,
	ordinal int not null,
	kind varchar(20) not null,
	content longtext not null,
	effects longtext not null,
	reason longtext not null,
	state varchar(20) not null,
	requested_by char(36) not null,
	requested_at ${datetime} not null,
	settled_at ${datetime},
	version bigint not null
);
create unique index change_request_project on change_request (project_id, ordinal);
