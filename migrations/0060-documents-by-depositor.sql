-- The directory's look-up of a document by its depositor and its producer's identifier (conditional PATCH names no person). Both columns
-- already stand, as they are, beside the record's id in `document`: a stolen copy tells no more than before.
create table directory_document (
  unique_id_index bytea not null,
  depositor text not null,
  record_id uuid not null,
  primary key (unique_id_index, depositor, record_id)
);
grant select, insert, delete on directory_document to carnet_app;

-- Kept by the database itself, so that no way of depositing can forget it and none pays a round trip for it.
create function remember_depositor() returns trigger language plpgsql as $$
begin
  insert into directory_document (unique_id_index, depositor, record_id)
  values (new.unique_id_index, new.depositor, new.record_id)
  on conflict do nothing;
  return null;
end $$;
create trigger document_in_directory after insert on document
  for each row when (new.depositor <> 'patient') execute function remember_depositor();

insert into directory_document (unique_id_index, depositor, record_id)
select unique_id_index, depositor, record_id from document where depositor <> 'patient'
on conflict do nothing;
