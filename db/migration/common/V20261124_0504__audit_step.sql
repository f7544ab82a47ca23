-- Where in the processes an event happened, so that it can be shown in their pictures.
alter table journal_entry add column instance_id varchar(64);
alter table journal_entry add column element varchar(120);
