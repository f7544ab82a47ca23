alter table grant_application add column incubation_since ${datetime};
update grant_application set incubation_since = status_since where status = 'INCUBATION';

create table recommendation (
	application_id char(36) not null primary key,
	call_id char(36) not null,
	department varchar(40) not null,
	place_no int not null,
	given_by char(36) not null,
	given_at ${datetime} not null
);
create unique index ux_recommendation_place on recommendation (call_id, department, place_no);
