-- What each region decides on an item of a list, where all regions have to agree.
create table regional_verdict (
	id char(36) not null primary key,
	version bigint not null,
	list_id char(36) not null,
	application_id char(36) not null,
	region varchar(40) not null,
	document_number varchar(80) not null,
	result varchar(20) not null,
	amount_fen bigint,
	conditions longtext,
	grounds longtext,
	integrity_note longtext not null,
	given_by char(36) not null,
	given_at ${datetime} not null
);
create unique index regional_verdict_by_region on regional_verdict (list_id, application_id, region);
