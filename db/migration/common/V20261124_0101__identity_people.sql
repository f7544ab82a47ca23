create table person (
	id char(36) not null primary key,
	version bigint not null,
	email varchar(254) not null,
	name_en varchar(120),
	name_zh varchar(120),
	organisation varchar(40),
	birth_date date,
	title varchar(60),
	degree varchar(60),
	password_hash varchar(255),
	password_stamp char(36) not null,
	active boolean not null,
	registered_at ${datetime} not null
);
create unique index person_email on person (email);
create index person_organisation on person (organisation);

-- exclusive_to names the person while a grant makes one of the three administrators who exclude each other
create table role_grant (
	id char(36) not null primary key,
	version bigint not null,
	person_id char(36) not null,
	role_name varchar(40) not null,
	scope varchar(40) not null,
	valid_from date not null,
	valid_to date,
	granted_by char(36) not null,
	granted_at ${datetime} not null,
	ended_at ${datetime},
	ended_by char(36),
	exclusive_to char(36),
	constraint role_grant_person foreign key (person_id) references person (id)
);
create index role_grant_of_person on role_grant (person_id, ended_at);
create index role_grant_of_role on role_grant (role_name, scope, ended_at);
create unique index role_grant_one_administrator on role_grant (exclusive_to);

create table invitation (
	id char(36) not null primary key,
	version bigint not null,
	token_hash char(64) not null,
	person_id char(36),
	first_role varchar(40),
	invited_by char(36) not null,
	created_at ${datetime} not null,
	expires_at ${datetime} not null,
	used_at ${datetime}
);
create unique index invitation_token on invitation (token_hash);
create index invitation_of_person on invitation (person_id);

create table sign_in_guess (
	id char(64) not null primary key,
	failures int not null,
	wait_until ${datetime} not null,
	last_at ${datetime} not null,
	trusted boolean not null
);
create index sign_in_guess_age on sign_in_guess (last_at);

create table organisation (
	code varchar(40) not null primary key,
	name_en varchar(300) not null,
	name_zh varchar(300) not null,
	type varchar(40) not null,
	region varchar(40) not null,
	city varchar(80),
	parents varchar(200)
);
create index organisation_type on organisation (type);

create table department (
	code varchar(40) not null primary key,
	name_en varchar(300) not null,
	name_zh varchar(300) not null,
	short_name_zh varchar(60) not null,
	category varchar(40) not null,
	department_role varchar(40) not null,
	topics_en varchar(500),
	topics_zh varchar(500),
	silence_is_consent boolean not null,
	reply_working_days int not null,
	veto boolean not null,
	position_in_list int not null
);
