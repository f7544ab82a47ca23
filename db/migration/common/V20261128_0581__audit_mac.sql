-- A keyed digest of each event and which key made it. The key lies outside the database.
alter table journal_entry add column mac char(64);
alter table journal_entry add column key_id varchar(16);
