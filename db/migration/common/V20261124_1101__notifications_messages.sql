create table message (
	id char(36) not null,
	person_id char(36) not null,
	kind varchar(40) not null,
	case_type varchar(40) not null,
	case_id char(36) not null,
	case_number varchar(60) not null,
	title_en varchar(400) not null,
	title_zh varchar(400) not null,
	grounds longtext,
	url varchar(400) not null,
	created_at ${datetime} not null,
	read_at ${datetime},
	version bigint not null,
	primary key (id)
);
create index ix_message_person on message (person_id, created_at);
create index ix_message_unread on message (person_id, read_at);

create table mail_outbox (
	id char(36) not null,
	message_id char(36) not null,
	recipient varchar(320) not null,
	subject varchar(400) not null,
	body longtext not null,
	status varchar(40) not null,
	attempts int not null,
	next_attempt_at ${datetime} not null,
	sent_at ${datetime},
	last_fault varchar(400),
	version bigint not null,
	primary key (id),
	constraint uq_mail_outbox_message unique (message_id)
);
create index ix_mail_outbox_due on mail_outbox (status, next_attempt_at);

create table mail_preference (
	person_id char(36) not null,
	language_tag varchar(20) not null,
	wanted boolean not null,
	version bigint not null,
	primary key (person_id)
);
