-- The signature of a receipt and the key it was made with; receipts from before have none.
alter table submission_receipt add signature varchar(100);
alter table submission_receipt add signing_key varchar(16);
