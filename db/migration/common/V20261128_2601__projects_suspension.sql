-- A project may stand still at its leader's request, by a change, until a day.
alter table project add column suspension char(36);
alter table project add column suspended_at ${datetime};
alter table project add column suspended_until date;
