-- Where an application stood before its status changed last: how far it came, when it has lapsed or is withdrawn.
alter table grant_application add column status_before varchar(30);
