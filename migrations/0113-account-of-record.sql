-- New ways in after everything was lost: the old username is given up with them.
create index account_of_record on directory_account (record_id);
