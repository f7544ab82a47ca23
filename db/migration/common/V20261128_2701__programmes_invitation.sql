create table call_invitation (
	id char(36) not null primary key,
	call_id char(36) not null,
	host varchar(40) not null,
	invited_by char(36) not null,
	invited_at ${datetime} not null,
	constraint call_invitation_call foreign key (call_id) references funding_call (id),
	constraint call_invitation_host unique (call_id, host)
);
