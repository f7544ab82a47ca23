-- What was entered from a paper and sent back, because it did not match the paper.
create table returned_paper (
	id char(36) not null primary key,
	case_id char(36) not null,
	subject_id char(36) not null,
	party_key varchar(60) not null,
	scan_id char(36) not null,
	document_number varchar(120) not null,
	date_on_paper date not null,
	entered_by char(36) not null,
	returned_by char(36) not null,
	returned_at ${datetime} not null,
	reason varchar(2000) not null
);
create index returned_paper_of_subject on returned_paper (subject_id, returned_at);
