-- Roles whose last day has passed are ended by a round.
create index role_grant_ending on role_grant (ended_at, valid_to);
