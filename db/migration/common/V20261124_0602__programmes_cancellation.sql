-- The words with which a call was cancelled, for everyone whom it concerns.
alter table funding_call add column cancelled_because varchar(2000);
