create table reference_item (
	kind varchar(40) not null,
	code varchar(80) not null,
	edition int not null,
	sort_order int not null,
	content longtext not null,
	primary key (kind, code, edition)
);

create table calendar_day (
	calendar_date date not null primary key,
	kind varchar(20) not null,
	name_en varchar(100) not null,
	name_zh varchar(100) not null,
	status varchar(20) not null
);

create table number_counter (
	prefix varchar(20) not null,
	counter_year int not null,
	last_number bigint not null,
	primary key (prefix, counter_year)
);

create table funding_call (
	id char(36) not null primary key,
	code varchar(40) not null unique,
	status varchar(40) not null,
	lead_department varchar(40) not null,
	managing_agency varchar(40) not null,
	current_version int not null,
	submitted_by char(36),
	opens_at ${datetime} not null,
	closes_at ${datetime},
	created_by char(36) not null,
	created_at ${datetime} not null,
	published_at ${datetime},
	version bigint not null
);
create index funding_call_status on funding_call (status, closes_at);
create index funding_call_lead on funding_call (lead_department, status);

create table call_version (
	id char(36) not null primary key,
	call_id char(36) not null,
	number_in_call int not null,
	configuration longtext not null,
	created_by char(36) not null,
	created_at ${datetime} not null,
	constraint call_version_call foreign key (call_id) references funding_call (id),
	constraint call_version_number unique (call_id, number_in_call)
);
