-- Times at which this service could not be reached; deadlines that they hit move.
create table service_outage (
	id char(36) not null primary key,
	begun_at ${datetime} not null,
	ended_at ${datetime} not null,
	counts_from ${datetime} not null,
	reason varchar(500) not null,
	recorded_by char(36),
	recorded_at ${datetime} not null
);
-- When a node was last seen at work.
create table service_pulse (
	id int not null primary key,
	seen_at ${datetime}
);
insert into service_pulse (id) values (1);
