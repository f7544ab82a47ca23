create table panel_item (
	id char(36) not null primary key,
	case_type varchar(40) not null,
	case_id char(36) not null,
	case_number varchar(60) not null,
	purpose varchar(40) not null,
	round_no int not null,
	call_id char(36) not null,
	agency varchar(40) not null,
	rule_code varchar(40) not null,
	state varchar(40) not null,
	meets_at ${datetime},
	place varchar(300),
	adjournments int not null,
	ballot_closes_at ${datetime},
	attendance_by char(36),
	attendance_at ${datetime},
	invited int not null,
	base_count int not null,
	present int not null,
	yes_votes int not null,
	no_votes int not null,
	abstentions int not null,
	carried boolean,
	panel_result varchar(40),
	conclusion longtext,
	conditions longtext,
	concluded_by char(36),
	concluded_at ${datetime},
	created_at ${datetime} not null,
	version bigint not null
);
create unique index panel_item_by_case on panel_item (case_id, purpose, round_no);
create index panel_item_by_agency on panel_item (agency, state);

create table panel_member (
	id char(36) not null primary key,
	item_id char(36) not null,
	person_id char(36) not null,
	organisation varchar(40) not null,
	ordinal_no int not null,
	chair boolean not null,
	attendance varchar(40) not null,
	remark varchar(1000),
	constraint panel_member_item foreign key (item_id) references panel_item (id)
);
create unique index panel_member_by_item on panel_member (item_id, person_id);
create index panel_member_by_person on panel_member (person_id);

create table panel_voter (
	id char(36) not null primary key,
	item_id char(36) not null,
	person_id char(36) not null,
	voted boolean not null
);
create unique index panel_voter_by_item on panel_voter (item_id, person_id);

create table panel_ballot (
	id char(36) not null primary key,
	item_id char(36) not null,
	choice varchar(40) not null
);
create index panel_ballot_by_item on panel_ballot (item_id);
