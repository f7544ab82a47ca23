-- A research office takes on somebody who has an account and belongs to no organisation; the person answers.
create table membership_offer (
	id char(36) not null primary key,
	version bigint not null,
	person_id char(36) not null,
	organisation varchar(40) not null,
	offered_by char(36) not null,
	offered_at ${datetime} not null,
	accepted boolean,
	answered_at ${datetime},
	constraint membership_offer_person foreign key (person_id) references person (id)
);
create index ix_membership_offer on membership_offer (person_id, answered_at);
