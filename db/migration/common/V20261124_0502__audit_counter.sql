-- The last number given in each case. Its row lock makes writers of one case queue up, so the numbers
-- have no gaps and nobody fails for having written at the same moment.
create table journal_counter (
	case_type varchar(32) not null,
	case_id char(36) not null,
	last_no bigint not null,
	primary key (case_type, case_id)
);
insert into journal_counter (case_type, case_id, last_no)
	select case_type, case_id, max(counter) from journal_entry group by case_type, case_id;
create index journal_entry_action on journal_entry (action, at_time);
