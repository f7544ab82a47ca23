-- Whether a file was looked into for active content; PDFs from before are looked into once, by the scheduled round.
alter table stored_file add content_checked boolean not null default false;
create index ix_stored_file_content_checked on stored_file (content_checked, media_type);
