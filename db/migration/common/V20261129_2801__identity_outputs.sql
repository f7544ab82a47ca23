alter table person add column outputs longtext;
