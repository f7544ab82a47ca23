-- What the demonstration remembers of itself: how far its clock is ahead, how far its story has gone.
create table demo_state (
	name varchar(40) not null primary key,
	content varchar(200) not null
);
