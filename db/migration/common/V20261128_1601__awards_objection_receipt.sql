-- Each objection has a number within its list, and its objector a receipt under an address that only they know.
alter table notice_objection add column sequence_no int;
alter table notice_objection add column receipt_key char(36);
alter table notice_objection add column language_tag varchar(20);
update notice_objection set sequence_no = (select x.n from (
	select id, row_number() over (partition by list_id order by filed_at, id) n from notice_objection) x
	where x.id = notice_objection.id);
create unique index uq_notice_objection_number on notice_objection (list_id, sequence_no);
create unique index uq_notice_objection_receipt on notice_objection (receipt_key);
