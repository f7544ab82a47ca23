-- For whom somebody entered what that other one had done elsewhere, such as a signature on paper.
alter table journal_entry add column on_behalf_of varchar(120);
