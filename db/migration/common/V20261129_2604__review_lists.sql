-- Experts are listed by name, where 2 stands before 10, and found by part of a name, unit or field.
alter table expert add column sort_name varchar(300);
alter table expert add column search_text varchar(1500);
update expert set
	sort_name = (select lower(regexp_replace(regexp_replace(coalesce(p.name_en, p.name_zh), '([0-9]+)', '00000000$1'),
		'0*([0-9]{8})', '$1')) from person p where p.id = expert.person_id),
	search_text = concat(
		(select lower(concat(coalesce(p.name_en, ''), ' ', coalesce(p.name_zh, ''))) from person p
			where p.id = expert.person_id), ' ',
		coalesce((select lower(concat(coalesce(o.name_en, ''), ' ', coalesce(o.name_zh, ''))) from organisation o
			where o.code = expert.organisation), ''), ' ', lower(expert.fields));
create index expert_by_name on expert (sort_name, person_id);
-- Panels are listed with the newest first.
create index panel_item_by_age on panel_item (created_at, id);
