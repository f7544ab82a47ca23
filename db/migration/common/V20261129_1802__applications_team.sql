-- Whom the leader lets read or write an application, once they have accepted.
create table application_helper (
	application_id char(36) not null,
	person_id char(36) not null,
	may_write boolean not null,
	primary key (application_id, person_id)
);
create index ix_application_helper_person on application_helper (person_id);

create table application_invitation (
	id char(36) not null primary key,
	application_id char(36) not null,
	person_id char(36) not null,
	may_write boolean not null,
	state varchar(20) not null,
	invited_by char(36) not null,
	invited_at ${datetime} not null,
	expires_at ${datetime} not null,
	answered_at ${datetime}
);
create unique index ux_application_invitation on application_invitation (application_id, person_id);
create index ix_application_invitation_person on application_invitation (person_id, state);
