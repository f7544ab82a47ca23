-- Where an institution wants to be paid, as one person of its office entered it and another confirmed it. A new account
-- is a new row; the one confirmed last holds.
create table host_account (
	id char(36) not null primary key,
	organisation varchar(40) not null,
	account_name varchar(200) not null,
	bank varchar(200) not null,
	account_number varchar(30) not null,
	entered_by char(36) not null,
	entered_at ${datetime} not null,
	confirmed_by char(36),
	confirmed_at ${datetime},
	version bigint not null
);
create index ix_host_account on host_account (organisation, entered_at);
