-- The first day on which somebody does not belong to the organisation any more; null while the person does.
alter table person add left_on date;
