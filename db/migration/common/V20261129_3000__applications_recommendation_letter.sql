-- A letter in which an office recommends applications of a call, as it was issued; anyone who holds it can check it.
create table recommendation_letter (
	id char(36) not null primary key,
	call_id char(36) not null,
	department varchar(40) not null,
	letter_number varchar(120) not null,
	places int not null,
	sha256 char(64) not null,
	issued_by char(36) not null,
	issued_at ${datetime} not null,
	signature varchar(100) not null,
	signing_key varchar(16) not null
);
create unique index ux_recommendation_letter on recommendation_letter (letter_number);
create index ix_recommendation_letter on recommendation_letter (call_id, department, issued_at);
