-- The version of the process under which an instance runs, so that its history is drawn as it was. It is
-- not known of instances that began before; those are drawn by the newest.
alter table workflow_instance add column definition_id varchar(64);
