-- Who was to be at a meeting that was adjourned, and was: one row per member, kept when the panel is seated anew.
create table panel_earlier_seat (
	id char(36) not null primary key,
	item_id char(36) not null,
	meeting_no int not null,
	met_at ${datetime} not null,
	place varchar(300),
	person_id char(36) not null,
	organisation varchar(40) not null,
	ordinal_no int not null,
	chair boolean not null,
	attendance varchar(40) not null,
	remark varchar(1000),
	constraint panel_earlier_seat_item foreign key (item_id) references panel_item (id)
);
create unique index panel_earlier_seat_by_item on panel_earlier_seat (item_id, meeting_no, person_id);
