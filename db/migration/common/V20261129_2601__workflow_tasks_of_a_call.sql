-- A task is done in the role of those it is offered to, where all hold the same; it is counted by role.
update work_item set role_name = (
	select min(substring(c.role_at, 1, locate('@', c.role_at) - 1)) from work_item_candidate c
		where c.work_item_id = work_item.id)
	where (select count(distinct substring(c.role_at, 1, locate('@', c.role_at) - 1)) from work_item_candidate c
		where c.work_item_id = work_item.id) = 1;
-- What nobody has handed in yet is the applicant's own and not counted.
alter table work_item add column handed_in boolean default true not null;
update work_item set handed_in = false where case_type = 'application'
	and case_id in (select a.id from grant_application a where a.submitted_at is null);
-- What waits in a call: of one kind by the number of the case, and counted or the longest first.
create index work_item_call on work_item (call_number, state, task, case_number, case_id);
create index work_item_call_age on work_item (call_number, case_type, state, handed_in, created_at, role_name, task,
	batch, due_at);
