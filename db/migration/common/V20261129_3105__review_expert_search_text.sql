-- What it held stands in expert_search_entry.
alter table expert drop column search_text;
