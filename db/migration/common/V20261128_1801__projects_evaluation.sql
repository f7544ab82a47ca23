create table project_evaluation (
	id char(36) not null primary key,
	project_id char(36) not null,
	cycle_no int not null,
	opens_on date not null,
	grade varchar(20),
	graded_at ${datetime},
	version bigint not null
);
create unique index project_evaluation_cycle on project_evaluation (project_id, cycle_no);
