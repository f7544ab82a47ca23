-- That an application goes to another principal investigator: proposed by the leader, accepted by the colleague,
-- consented to by the host.
create table application_transfer (
	id char(36) not null primary key,
	version bigint not null,
	application_id char(36) not null,
	from_person char(36) not null,
	to_person char(36) not null,
	host varchar(40) not null,
	reason varchar(2000) not null,
	state varchar(20) not null,
	proposed_at ${datetime} not null,
	expires_at ${datetime} not null,
	settled_by char(36),
	settled_at ${datetime},
	grounds varchar(2000)
);
create index ix_application_transfer on application_transfer (application_id, proposed_at);
create index ix_application_transfer_to on application_transfer (to_person, state);
create index ix_application_transfer_host on application_transfer (host, state);
