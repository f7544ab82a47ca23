-- The thirty days of a full application count from its invitation, also when the host returns it.
alter table grant_application add column invited_since ${datetime};
