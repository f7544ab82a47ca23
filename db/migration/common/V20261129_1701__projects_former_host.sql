-- Hosts that a project has left, and when; each reads what was its own until then.
create table project_former_host (
	id char(36) not null primary key,
	project_id char(36) not null,
	host varchar(40) not null,
	left_at ${datetime} not null,
	constraint project_former_host_project foreign key (project_id) references project (id)
);
create index project_former_host_host on project_former_host (host);
