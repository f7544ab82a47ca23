-- A request is filed online or by letter, on one kind of ground; its answer counts once it is served.
alter table appeal add column ground varchar(20);
alter table appeal add column online boolean default false not null;
alter table appeal add column served_at ${datetime};
update appeal set served_at = answered_at;
