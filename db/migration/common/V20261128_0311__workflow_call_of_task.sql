-- The call that a task's case belongs to: work lists fold and find tasks by it.
alter table work_item add column call_number varchar(64);
update work_item set call_number = (select a.call_code from grant_application a where a.id = work_item.case_id)
	where case_type = 'application';
update work_item set call_number = (select a.call_code from project p join grant_application a
	on a.id = p.application_id where p.id = work_item.case_id) where case_type = 'project';
-- A page finds the task that is done on it.
create index work_item_form on work_item (form, state);
