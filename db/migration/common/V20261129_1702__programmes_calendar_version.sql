-- Counts the arrangements of working days that were loaded, so that each node of several notices the work of another.
create table calendar_version (
	version bigint not null
);
insert into calendar_version (version) values (0);
