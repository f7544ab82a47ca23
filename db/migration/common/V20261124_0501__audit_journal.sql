-- The journal: events that are only ever added, and apart from them the values they speak of,
-- which can be erased without breaking the record.
create table journal_entry (
	id char(36) not null primary key,
	case_type varchar(32) not null,
	case_id char(36) not null,
	case_number varchar(64) not null,
	counter bigint not null,
	at_time ${datetime} not null,
	actor char(36) not null,
	role_at varchar(120),
	auth_level varchar(20) not null,
	action varchar(80) not null,
	audience varchar(16) not null,
	before_hash char(64) not null,
	after_hash char(64) not null,
	commitment char(64) not null,
	constraint journal_entry_counter unique (case_type, case_id, counter)
);
create index journal_entry_time on journal_entry (at_time, id);
create index journal_entry_number on journal_entry (case_number, counter);

create table journal_payload (
	entry_id char(36) not null primary key,
	salt char(64) not null,
	payload longtext not null
);
