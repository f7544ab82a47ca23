-- Applications are searched by the beginnings of these; SearchEntries writes them for what is there already.
create table application_search_entry (
	entry varchar(40) ${exact} not null,
	application_id char(36) not null,
	primary key (entry, application_id)
);
create index ix_application_search_entry on application_search_entry (application_id);
