-- Whom the leader lets write the rows of one partner only: the code of that organisation; null for all.
alter table application_helper add part varchar(40);
alter table application_invitation add part varchar(40);
