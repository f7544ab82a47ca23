-- When a project was put into the archive, and by whom; archivists and supervision list them by it.
alter table project add archived_at ${datetime};
alter table project add archived_by char(36);
create index project_archived on project (archived_at, number);
create index project_archived_agency on project (agency, archived_at);
create index project_archived_lead on project (lead_department, archived_at);
update project set archived_at = (select max(e.at_time) from journal_entry e
	where e.case_number = project.number and e.action = 'project.archive-checked');
update project set archived_by = (select max(e.actor) from journal_entry e
	where e.case_number = project.number and e.action = 'project.archive-checked' and e.at_time = project.archived_at)
	where archived_at is not null;
