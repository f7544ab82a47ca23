-- People, organisations, projects and experts are searched by the beginnings of these, as applications are.
-- Migrations in Java write them for what is there already.
create table organisation_search_entry (
	entry varchar(40) ${exact} not null,
	organisation varchar(40) not null,
	primary key (entry, organisation)
);
create index ix_organisation_search_entry on organisation_search_entry (organisation);
create table person_search_entry (
	entry varchar(40) ${exact} not null,
	person_id char(36) not null,
	primary key (entry, person_id)
);
create index ix_person_search_entry on person_search_entry (person_id);
create table project_search_entry (
	entry varchar(40) ${exact} not null,
	project_id char(36) not null,
	primary key (entry, project_id)
);
create index ix_project_search_entry on project_search_entry (project_id);
create table expert_search_entry (
	entry varchar(40) ${exact} not null,
	expert_id char(36) not null,
	primary key (entry, expert_id)
);
create index ix_expert_search_entry on expert_search_entry (expert_id);
