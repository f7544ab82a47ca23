-- Formal decisions end projects too, and can be reconsidered; what was annulled no longer stands.
alter table formal_outcome rename column application_id to case_id;
alter table formal_outcome add column case_type varchar(40) default 'application' not null;
alter table formal_outcome add column annulled_at ${datetime};
alter table appeal rename column application_id to case_id;
alter table appeal add column case_type varchar(40) default 'application' not null;
