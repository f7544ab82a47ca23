create table stored_file (
	id char(36) not null primary key,
	version bigint not null,
	case_type varchar(40) not null,
	case_id char(36) not null,
	case_number varchar(60) not null,
	slot varchar(60) not null,
	name varchar(200) not null,
	media_type varchar(120) not null,
	size_bytes bigint not null,
	sha256 char(64) not null,
	pages int not null,
	stored_by char(36) not null,
	stored_at ${datetime} not null,
	removed_at ${datetime},
	removed_by char(36)
);
create index stored_file_of_case on stored_file (case_type, case_id, slot, removed_at);

create table frozen_document (
	id char(36) not null primary key,
	version bigint not null,
	case_type varchar(40) not null,
	case_id char(36) not null,
	case_number varchar(60) not null,
	kind varchar(60) not null,
	document_version int not null,
	title_en varchar(400),
	title_zh varchar(400),
	content longtext not null,
	sha256 char(64) not null,
	frozen_at ${datetime} not null,
	voided boolean not null
);
create unique index frozen_document_version on frozen_document (case_type, case_id, kind, document_version);

create table document_signature (
	id char(36) not null primary key,
	version bigint not null,
	document_id char(36) not null,
	party_key varchar(60) not null,
	role_name varchar(40),
	scope varchar(40),
	person_id char(36),
	name_en varchar(300),
	name_zh varchar(300),
	rank_number int not null,
	state varchar(40) not null,
	signed_by char(36),
	signed_role varchar(40),
	signed_scope varchar(40),
	signed_at ${datetime},
	document_number varchar(120),
	date_on_paper date,
	scan_id char(36),
	confirmed_by char(36),
	constraint document_signature_document foreign key (document_id) references frozen_document (id)
);
create unique index document_signature_party on document_signature (document_id, party_key);
