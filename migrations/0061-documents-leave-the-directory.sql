-- A document that is erased with its record leaves the directory too.
create function forget_depositor() returns trigger language plpgsql as $$
begin
  delete from directory_document
  where unique_id_index = old.unique_id_index and depositor = old.depositor and record_id = old.record_id;
  return null;
end $$;
create trigger document_out_of_directory after delete on document
  for each row when (old.depositor <> 'patient') execute function forget_depositor();
