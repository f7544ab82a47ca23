-- The codes of organisation.parents each by itself, so that what lies under one is found by an index.
create table organisation_parent (
	organisation varchar(40) not null,
	parent varchar(190) not null,
	primary key (parent, organisation)
);
insert into organisation_parent (organisation, parent)
	select distinct o.code, regexp_substr(o.parents, '[^;]+', 1, n.place)
	from organisation o
	join (select 1 as place union all select 2 union all select 3 union all select 4 union all select 5
		union all select 6 union all select 7 union all select 8 union all select 9 union all select 10
		union all select 11 union all select 12 union all select 13 union all select 14 union all select 15
		union all select 16 union all select 17 union all select 18 union all select 19 union all select 20
		union all select 21 union all select 22 union all select 23 union all select 24) n
	on regexp_substr(o.parents, '[^;]+', 1, n.place) is not null;
