-- What a coordination meeting made of the amount that a list proposes for an application, and why.
create table amount_change (
	id char(36) not null primary key,
	version bigint not null,
	list_id char(36) not null,
	application_id char(36) not null,
	before_fen bigint not null,
	after_fen bigint not null,
	reason varchar(2000) not null,
	changed_by char(36) not null,
	changed_at ${datetime} not null
);
create index amount_change_by_list on amount_change (list_id, changed_at);
