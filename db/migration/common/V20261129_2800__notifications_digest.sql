alter table mail_preference add column rhythm varchar(20) default 'DAILY' not null;
update mail_preference set rhythm = 'AT_ONCE' where wanted = true;
update mail_preference set rhythm = 'NEVER' where wanted = false;
alter table mail_preference drop column wanted;
alter table mail_preference add column digest_on date;
alter table message add column for_digest boolean default false not null;
create index ix_message_digest on message (for_digest, person_id);
