-- Prints what the application's account may do, table by table: everything with data, but in the
-- journal it may only add and read, and it may not touch the record of migrations.
-- Run in the application's database; see production.md.
select concat('grant select',
		case
			when table_name = 'flyway_schema_history' then ''
			when table_name in ('journal_entry', 'journal_payload') then ', insert'
			else ', insert, update, delete'
		end,
		' on `', table_schema, '`.`', table_name, '` to `grantway_app`;')
from information_schema.tables
where table_schema = database() and table_type = 'BASE TABLE'
order by table_name;
