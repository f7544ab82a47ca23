-- A task is done in the role of those it is offered to, where all hold the same; it is counted by role.
update work_item set role_name = (
	select min(substring(c.role_at, 1, locate('@', c.role_at) - 1)) from work_item_candidate c
		where c.work_item_id = work_item.id)
	where (select count(distinct substring(c.role_at, 1, locate('@', c.role_at) - 1)) from work_item_candidate c
		where c.work_item_id = work_item.id) = 1;
-- What waits in a call: of one kind by the number of the case, and the longest first.
create index work_item_call on work_item (call_number, state, task, case_number);
create index work_item_call_age on work_item (call_number, state, created_at);
