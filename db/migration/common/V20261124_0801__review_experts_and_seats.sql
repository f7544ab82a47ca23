create table expert (
	person_id char(36) not null primary key,
	organisation varchar(40) not null,
	fields varchar(400) not null,
	max_load int not null,
	active boolean not null,
	registered_at ${datetime} not null,
	version bigint not null
);
create index expert_by_organisation on expert (organisation);

create table expert_relation (
	id char(36) not null primary key,
	expert_id char(36) not null,
	kind varchar(40) not null,
	person_id char(36),
	person_name varchar(200),
	organisation varchar(40),
	last_day date,
	constraint expert_relation_expert foreign key (expert_id) references expert (person_id)
);
create index expert_relation_by_expert on expert_relation (expert_id);

create table review_draw (
	id char(36) not null primary key,
	application_id char(36) not null,
	call_id char(36) not null,
	round_no int not null,
	seats int not null,
	seed varchar(64) not null,
	seed_hash char(64) not null,
	seed_committed_at ${datetime} not null,
	pool_fixed_at ${datetime},
	pool_hash char(64),
	released_at ${datetime},
	released_by char(36),
	version bigint not null
);
create unique index review_draw_by_application on review_draw (application_id, round_no);
create index review_draw_by_call on review_draw (call_id);

create table review_candidate (
	id char(36) not null primary key,
	draw_id char(36) not null,
	expert_id char(36) not null,
	position_no int not null,
	field_match varchar(40) not null,
	ticket char(64) not null,
	constraint review_candidate_draw foreign key (draw_id) references review_draw (id)
);
create index review_candidate_by_draw on review_candidate (draw_id, position_no);

create table conflict_block (
	id char(36) not null primary key,
	context_id char(36) not null,
	case_id char(36) not null,
	expert_id char(36) not null,
	kind varchar(40) not null,
	evidence varchar(1000) not null,
	found_at ${datetime} not null
);
create index conflict_block_by_context on conflict_block (context_id);
create index conflict_block_by_case on conflict_block (case_id, expert_id);

create table review_seat (
	id char(36) not null primary key,
	application_id char(36) not null,
	draw_id char(36) not null,
	ordinal_no int not null,
	attempt_no int not null,
	reviewer_id char(36) not null,
	organisation varchar(40) not null,
	state varchar(40) not null,
	drawn_at ${datetime} not null,
	invited_at ${datetime},
	answer_by ${datetime},
	answered_at ${datetime},
	remind_at ${datetime},
	due_at ${datetime},
	ended_at ${datetime},
	grounds varchar(40),
	remark varchar(2000),
	promised_at ${datetime},
	version bigint not null
);
create index review_seat_by_application on review_seat (application_id, ordinal_no, attempt_no);
create index review_seat_by_reviewer on review_seat (reviewer_id, state);

create table review_sheet (
	seat_id char(36) not null primary key,
	marks longtext not null,
	opinion longtext not null,
	advice varchar(40),
	confidence varchar(40),
	budget_remark longtext not null,
	officer_note longtext not null,
	saved_at ${datetime} not null,
	submitted_at ${datetime},
	total decimal(7,4),
	version bigint not null,
	constraint review_sheet_seat foreign key (seat_id) references review_seat (id)
);

create table shortlist_entry (
	application_id char(36) not null primary key,
	call_id char(36) not null,
	rank_no int,
	valid_reviews int not null,
	mean_total decimal(7,4),
	spread decimal(7,4),
	chosen boolean not null,
	grounds varchar(2000),
	decided_by char(36) not null,
	decided_at ${datetime} not null
);
create index shortlist_entry_by_call on shortlist_entry (call_id);
