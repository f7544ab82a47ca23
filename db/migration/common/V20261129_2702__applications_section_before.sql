-- What a section said before a partner saved its rows, so that whoever writes it whole from there can be joined with it.
create table application_section_before (
	id char(36) not null primary key,
	section_id char(36) not null,
	section_version bigint not null,
	content longtext not null
);
create unique index ux_application_section_before on application_section_before (section_id, section_version);
