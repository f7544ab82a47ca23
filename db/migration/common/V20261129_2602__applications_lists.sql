-- A call's figures are counted, and its applications of a status found, without reading them.
create index ix_grant_application_figures on grant_application (call_id, status, submitted_at, requested_fen);
-- Who applies in a call may not judge in it.
create index ix_grant_application_leader on grant_application (call_id, principal_investigator, status);
