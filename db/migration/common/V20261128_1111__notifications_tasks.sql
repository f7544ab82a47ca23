-- Messages about tasks know their task, so that they are settled with it and are not sent twice.
alter table message add column work_item char(36);
alter table message add column about varchar(160);
alter table message add column role_name varchar(40);
alter table message add column due_at ${datetime};
create index ix_message_work_item on message (work_item);
create index ix_message_about on message (about, read_at);

-- Until when people have been told what fell due.
create table overdue_round (
	id int not null,
	told_until ${datetime} not null,
	version bigint not null,
	primary key (id)
);
